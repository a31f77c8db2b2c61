using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.V2.Models;

/// <summary>Which models to list.</summary>
internal sealed record ModelsQuery : IRequestQuery<ModelsQuery>
{
    /// <summary>Only models of this category.</summary>
    [ModelCategory]
    public string? Category { get; init; }
}
