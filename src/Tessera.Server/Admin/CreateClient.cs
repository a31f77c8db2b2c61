using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Admin;

/// <summary>
/// <c>admin service-account create</c>: creates the client credentials of a service account in a workspace; the secret is shown
/// only this once.
/// </summary>
internal static class CreateClient
{
    private const int MaxNameLength = 100;

    public static async Task<Results<Created<ClientCreated>, ApiError>> Handle(
        Request request, ServiceAccountStore clients, WorkspaceReference references)
    {
        var workspace = await references.FindAsync(request.Workspace);
        if (workspace.IsError)
        {
            return workspace.Error;
        }

        var secret = RandomSecret.NewServiceAccountSecret();
        var client = await clients.AddAsync(workspace.Value.Id, request.Name, secret);
        return TypedResults.Created((string?)null, new ClientCreated(client.ClientId, secret, client.Name, workspace.Value.PublicId));
    }

    internal sealed record ClientCreated(string ClientId, string ClientSecret, string Name, string Workspace);

    internal sealed record Request : IRequestBody<Request>
    {
        [StringLength(WorkspaceReference.MaxIdLength, MinimumLength = 1)]
        public required string Workspace { get; init; }

        [StringLength(MaxNameLength, MinimumLength = 1)]
        public required string Name { get; init; }
    }
}
