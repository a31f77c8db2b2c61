using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin.Workspaces;

/// <summary>The workspace's members to change; absent ones stay as they are.</summary>
internal sealed record ChangeWorkspaceRequest : IRequestBody<ChangeWorkspaceRequest>, ICheckedBody
{
    [StringLength(WorkspaceErrors.MaxNameLength, MinimumLength = 1)]
    [Printable]
    public string? Name { get; init; }

    /// <summary>Images per calendar month (UTC) that it may generate; images already generated stay counted.</summary>
    [Range(0, ImageQuota.Most)]
    public long? ImagesPerMonth { get; init; }

    /// <summary>Images per day (UTC) that it may generate.</summary>
    [Range(0, ImageQuota.Most)]
    public long? ImagesPerDay { get; init; }

    public IEnumerable<FieldError> Check(IServiceProvider services) => Name is null && ImagesPerMonth is null && ImagesPerDay is null
        ? [new("images_per_month", new LocalText(
            "Give at least one of name, images_per_month and images_per_day.", "Укажите хотя бы одно из: name, images_per_month, images_per_day."))]
        : [];
}
