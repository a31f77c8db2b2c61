using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin;

/// <summary><c>admin workspace quota</c>: how many pictures a workspace may make; what it has made stays counted.</summary>
internal static class SetWorkspaceQuota
{
    private const long Most = 1_000_000_000;

    public static async Task<Results<Ok<WorkspaceRow>, ApiError>> Handle(
        HttpContext context, WorkspaceStore workspaces, WorkspaceReference references, TimeProvider time)
    {
        var (body, malformed) = await StrictJson.ReadObjectAsync(context);
        if (malformed is not null)
        {
            return malformed;
        }

        var members = new JsonMembers(body, "workspace", "images_per_month", "images_per_day");
        var id = WorkspaceReference.Read(members);
        var (perMonth, perDay) = (members.Whole("images_per_month", 0, Most), members.Whole("images_per_day", 0, Most));
        if (members.Error is null && perMonth is null && perDay is null)
        {
            members.Refuse("images_per_month", "Give images_per_month, images_per_day or both.");
        }

        if (members.Error is { } invalid)
        {
            return invalid;
        }

        var found = await references.FindAsync(id);
        if (found.IsError)
        {
            return found.Error;
        }

        await workspaces.SetQuotaAsync(found.Value.Id, perMonth, perDay);
        var changed = await workspaces.FindAsync(found.Value.Id) ?? found.Value;
        return TypedResults.Ok(WorkspaceRow.Of(changed, time.GetUtcNow()));
    }
}
