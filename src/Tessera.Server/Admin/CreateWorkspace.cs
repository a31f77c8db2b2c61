using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin;

/// <summary><c>admin workspace create</c>: creates a workspace for an owner, who pays for its images.</summary>
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
        /// <summary>The account's number or email.</summary>
        [StringLength(EmailAddress.MaxLength, MinimumLength = 1)]
        public required string Account { get; init; }

        [StringLength(MaxNameLength, MinimumLength = 1)]
        public required string Name { get; init; }
    }
}
