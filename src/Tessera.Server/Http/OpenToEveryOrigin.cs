namespace Tessera.Server.Http;

/// <summary>Marks an endpoint whose replies the pages of every origin may read; it sets its own headers.</summary>
internal sealed class OpenToEveryOrigin
{
    public static OpenToEveryOrigin Mark { get; } = new();
}
