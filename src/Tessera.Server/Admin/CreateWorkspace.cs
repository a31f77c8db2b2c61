using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin;

/// <summary><c>admin workspace create</c>: a workspace whose owner pays for what is made in it.</summary>
internal static class CreateWorkspace
{
    private const int MaxNameLength = 100;

    public static async Task<Results<Created<WorkspaceRow>, ApiError>> Handle(
        Request request, WorkspaceStore workspaces, WorkspaceReference references, TimeProvider time)
    {
        var owner = await references.FindAccountAsync(request.Account);
        return owner.IsError
            ? owner.Error
            : TypedResults.Created((string?)null, WorkspaceRow.Of(await workspaces.CreateAsync(owner.Value.Id, request.Name), time.GetUtcNow()));
    }

    internal sealed record Request : IRequestBody<Request>
    {
        /// <summary>An account's number, or its email.</summary>
        [StringLength(EmailAddress.MaxLength, MinimumLength = 1)]
        public required string Account { get; init; }

        [StringLength(MaxNameLength, MinimumLength = 1)]
        public required string Name { get; init; }
    }
}
