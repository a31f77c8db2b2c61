namespace Tessera.Server.Artifacts;

/// <summary>The result of accepting a provider's file.</summary>
internal abstract record IntakeResult
{
    private IntakeResult()
    {
    }

    /// <summary>The file and its thumbnail are stored.</summary>
    internal sealed record Stored(Artifact Artifact) : IntakeResult;

    /// <summary>The file is not what was requested, or it is broken; nothing was stored.</summary>
    internal sealed record Refused(string Reason) : IntakeResult;
}
