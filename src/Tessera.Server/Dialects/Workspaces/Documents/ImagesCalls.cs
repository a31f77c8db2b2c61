using System.Collections.Frozen;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.Workspaces.Documents;

/// <summary>What the API document says of every call of the workspace image API.</summary>
internal static class ImagesCalls
{
    /// <summary>The header of every call that works in a workspace. Before the calls, which are made of it.</summary>
    public static OpenApiValue Workspace { get; } =
        new("x-workspace-id", "A workspace the caller is in. Missing: 422; another's: 404.") { IsHeader = true };

    /// <summary>By method and path. A test holds it against the routes there are.</summary>
    public static FrozenDictionary<string, OpenApiCall> All { get; } =
        new[] { MakingCalls.All, HistoryCalls.All, WorkspaceCalls.All }
            .SelectMany(calls => calls)
            .ToFrozenDictionary(StringComparer.Ordinal);
}
