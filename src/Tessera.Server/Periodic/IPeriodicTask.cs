namespace Tessera.Server.Periodic;

/// <summary>Work that is repeated periodically while the server runs. Any run may be interrupted or repeated.</summary>
internal interface IPeriodicTask
{
    TimeSpan Every { get; }

    Task RunAsync(CancellationToken ct);
}
