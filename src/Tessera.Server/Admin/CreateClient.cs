using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin;

/// <summary><c>admin service-account create</c>: a program's name and secret for one workspace; the secret is shown this once.</summary>
internal static class CreateClient
{
    private const int LongestName = 100;

    public static async Task<Results<Created<ClientCreated>, ApiError>> Handle(
        HttpContext context, OAuthClientStore clients, WorkspaceReference references)
    {
        var (body, malformed) = await StrictJson.ReadObjectAsync(context);
        if (malformed is not null)
        {
            return malformed;
        }

        var members = new JsonMembers(body, "workspace", "name");
        var (id, name) = (WorkspaceReference.Read(members), members.RequiredText("name", 1, LongestName));
        if (members.Error is { } invalid)
        {
            return invalid;
        }

        var workspace = await references.FindAsync(id);
        if (workspace.IsError)
        {
            return workspace.Error;
        }

        var secret = ClientSecret.New();
        var client = await clients.AddAsync(workspace.Value.Id, name, secret);
        return TypedResults.Created((string?)null, new ClientCreated(client.ClientId, secret, client.Name, workspace.Value.PublicId));
    }

    internal sealed record ClientCreated(string ClientId, string ClientSecret, string Name, string Workspace);
}
