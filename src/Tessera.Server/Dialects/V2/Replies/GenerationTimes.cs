using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.V2.Replies;

internal static class GenerationTimes
{
    /// <summary>Whole seconds a pending generation may still take; null when that is unknown or it has ended.</summary>
    public static long? EtaSeconds(this Generation generation, DateTimeOffset now) =>
        !generation.State.IsFinal() && generation.EtaAt is { } eta ? Math.Max(1, (long)Math.Round((eta - now).TotalSeconds)) : null;
}
