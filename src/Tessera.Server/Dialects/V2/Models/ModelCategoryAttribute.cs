using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.V2.Models;

/// <summary>The name of a category of models.</summary>
internal sealed class ModelCategoryAttribute : TextRuleAttribute
{
    public override IReadOnlyList<string> Values => WireNames.All<Category>();

    public override string? Problem(string text) => Values.Contains(text)
        ? null
        : $"must be one of {string.Join(", ", Values)}, got \"{Excerpt.Of(text)}\".{NearestName.Hint(text, Values)}";
}
