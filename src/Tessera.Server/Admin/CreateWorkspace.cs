using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin;

/// <summary><c>admin workspace create</c>: a workspace whose owner pays for what is made in it.</summary>
internal static class CreateWorkspace
{
    private const int LongestName = 100;

    public static async Task<Results<Created<WorkspaceRow>, ApiError>> Handle(
        HttpContext context, WorkspaceStore workspaces, WorkspaceReference references, TimeProvider time)
    {
        var (body, malformed) = await StrictJson.ReadObjectAsync(context);
        if (malformed is not null)
        {
            return malformed;
        }

        var members = new JsonMembers(body, "account", "name");
        var reference = members.RequiredText("account", 1, Emails.Longest);
        var name = members.RequiredText("name", 1, LongestName);
        if (members.Error is { } invalid)
        {
            return invalid;
        }

        var owner = await references.FindAccountAsync(reference);
        return owner.IsError
            ? owner.Error
            : TypedResults.Created((string?)null, WorkspaceRow.Of(await workspaces.CreateAsync(owner.Value.Id, name), time.GetUtcNow()));
    }
}
