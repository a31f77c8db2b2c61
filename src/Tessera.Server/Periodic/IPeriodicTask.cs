namespace Tessera.Server.Periodic;

/// <summary>Work that is done again and again while the server runs. It may be repeated or cut short at any time.</summary>
internal interface IPeriodicTask
{
    TimeSpan Every { get; }

    Task RunAsync(CancellationToken ct);
}
