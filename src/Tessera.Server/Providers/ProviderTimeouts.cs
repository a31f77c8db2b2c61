using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Providers;

/// <summary>Section <c>Tessera:Timeouts</c>: how long a provider may take.</summary>
internal sealed class ProviderTimeouts
{
    public const string Section = "Tessera:Timeouts";

    /// <summary>From one part of a text that is streamed to the next.</summary>
    public TimeSpan TextIdle { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// From a text's finish reason to the end of its stream, which some providers never send: then the text is whole. A
    /// count of its tokens that comes later is not seen.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan TextEnd { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A whole text.</summary>
    public TimeSpan TextTotal { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>One call that submits, polls or cancels a task.</summary>
    public TimeSpan TaskCall { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>One key's part of <c>admin provider test</c> or <c>admin catalog check</c>.</summary>
    public TimeSpan Check { get; set; } = TimeSpan.FromSeconds(20);
}
