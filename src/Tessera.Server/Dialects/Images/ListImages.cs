using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Images;

/// <summary><c>GET /history</c>: the workspace's pictures, newest first; an array without an envelope.</summary>
internal static class ListImages
{
    public const int UsualItems = 100;
    public const int MostItems = 1000;

    public static async Task<Results<Ok<IReadOnlyList<HistoryEntry>>, ApiError>> Handle(
        WorkspaceCaller caller, HttpRequest request, ImageHistory history, ImageModels models)
    {
        var wrong = new List<Invalid.Value>();
        var limit = PageQuery.Whole(request.Query, "limit", (1, MostItems), UsualItems, wrong);
        var offset = PageQuery.Whole(request.Query, "offset", (0, int.MaxValue), 0, wrong);
        if (wrong.Count > 0)
        {
            return Invalid.Of(wrong);
        }

        var model = request.Query["model"].ToString();
        var found = await history.ListAsync(caller.Workspace.Id, model.Length == 0 ? null : models.SlugOf(model), offset, limit);
        IReadOnlyList<HistoryEntry> entries = [.. found.Select(HistoryEntry.Of)];
        return TypedResults.Ok(entries);
    }
}
