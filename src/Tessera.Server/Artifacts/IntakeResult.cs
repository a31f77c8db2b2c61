namespace Tessera.Server.Artifacts;

/// <summary>How taking in a result's file ended.</summary>
internal abstract record IntakeResult
{
    private IntakeResult()
    {
    }

    /// <summary>The file and its thumbnail are on disk.</summary>
    internal sealed record Stored(Artifact Artifact) : IntakeResult;

    /// <summary>It is not what was asked for, or it is broken; nothing was stored.</summary>
    internal sealed record Refused(string Reason) : IntakeResult;
}
