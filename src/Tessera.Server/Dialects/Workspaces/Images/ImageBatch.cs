using Tessera.Server.Dialects.Workspaces.History;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Workspaces.Images;

/// <summary>The outcome of a call for images.</summary>
/// <param name="Id">Its UUID.</param>
/// <param name="Asked">How many were requested.</param>
internal sealed record ImageBatch(string Id, int Asked)
{
    /// <summary>The images that were generated, in their order.</summary>
    public IReadOnlyList<StoredImage> Made { get; init; } = [];

    /// <summary>The generations that ended without an image; they cost nothing.</summary>
    public IReadOnlyList<Generation> Failed { get; init; } = [];

    /// <summary>How many are still being made.</summary>
    public int Running { get; init; }

    /// <summary>Whether the sandbox made them.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>Why the rest was not started.</summary>
    public ApiError? Refused { get; init; }
}
