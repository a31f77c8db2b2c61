using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin;

/// <summary>
/// <c>admin workspace quota</c>: sets how many images a workspace may generate; images already generated stay counted.
/// </summary>
internal static class SetWorkspaceQuota
{
    private const long Most = 1_000_000_000;

    public static async Task<Results<Ok<WorkspaceRow>, ApiError>> Handle(
        Request request, WorkspaceStore workspaces, WorkspaceReference references, TimeProvider time)
    {
        var found = await references.FindAsync(request.Workspace);
        if (found.IsError)
        {
            return found.Error;
        }

        await workspaces.SetQuotaAsync(found.Value.Id, request.ImagesPerMonth, request.ImagesPerDay);
        var changed = await workspaces.FindAsync(found.Value.Id) ?? found.Value;
        return TypedResults.Ok(WorkspaceRow.Of(changed, time.GetUtcNow()));
    }

    internal sealed record Request : IRequestBody<Request>, ICheckedBody
    {
        [StringLength(WorkspaceReference.MaxIdLength, MinimumLength = 1)]
        public required string Workspace { get; init; }

        [Range(0, Most)]
        public long? ImagesPerMonth { get; init; }

        [Range(0, Most)]
        public long? ImagesPerDay { get; init; }

        public IEnumerable<FieldError> Check(IServiceProvider services) =>
            ImagesPerMonth is null && ImagesPerDay is null ? [new("images_per_month", "Give images_per_month, images_per_day or both.")] : [];
    }
}
