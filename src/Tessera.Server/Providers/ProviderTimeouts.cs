namespace Tessera.Server.Providers;

/// <summary>Section <c>Tessera:Timeouts</c>: how long a provider may take.</summary>
internal sealed class ProviderTimeouts
{
    public const string Section = "Tessera:Timeouts";

    /// <summary>From one part of a text that is streamed to the next.</summary>
    public TimeSpan TextIdle { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>A whole text.</summary>
    public TimeSpan TextTotal { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>One call that submits, polls or cancels a task.</summary>
    public TimeSpan TaskCall { get; set; } = TimeSpan.FromMinutes(5);
}
