using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>What came of a call for pictures.</summary>
/// <param name="Id">Its UUID.</param>
/// <param name="Asked">How many were asked for.</param>
internal sealed record ImageBatch(string Id, int Asked)
{
    /// <summary>The pictures there are, in their order.</summary>
    public IReadOnlyList<StoredImage> Made { get; init; } = [];

    /// <summary>What ended without a picture; it cost nothing.</summary>
    public IReadOnlyList<Generation> Failed { get; init; } = [];

    /// <summary>How many are still being made.</summary>
    public int Running { get; init; }

    /// <summary>Whether the sandbox made them.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>Why the rest was not begun.</summary>
    public ApiError? Refused { get; init; }
}
