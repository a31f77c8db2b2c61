using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Workspaces.Models;

namespace Tessera.Server.Dialects.Workspaces.History;

/// <summary><c>GET /history</c>: the workspace's images, newest first; an array without an envelope.</summary>
internal static class ListImages
{
    public static async Task<Ok<IReadOnlyList<HistoryEntry>>> Handle(ImagesQuery query, WorkspaceCaller caller, ImageHistory history, ImageModels models)
    {
        var model = query.Model is { } name ? models.SlugOf(name) : null;
        var found = await history.ListAsync(caller.Workspace.Id, model, query.Offset, query.Limit);
        IReadOnlyList<HistoryEntry> entries = [.. found.Select(HistoryEntry.Of)];
        return TypedResults.Ok(entries);
    }
}
