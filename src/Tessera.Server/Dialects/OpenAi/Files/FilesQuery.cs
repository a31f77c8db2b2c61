using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Files;

/// <summary>Which files to list.</summary>
internal sealed record FilesQuery : ListQuery, IRequestQuery<FilesQuery>
{
    /// <summary>All files are <c>user_data</c>; there are none of another purpose.</summary>
    [StringLength(64)]
    public string? Purpose { get; init; }
}
