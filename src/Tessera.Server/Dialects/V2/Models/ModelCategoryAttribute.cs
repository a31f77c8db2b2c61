using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.V2.Models;

/// <summary>The name of a category of models.</summary>
internal sealed class ModelCategoryAttribute : TextRuleAttribute
{
    public override IReadOnlyList<string> Values => WireNames.All<Category>();

    public override LocalText? Problem(string text) => Values.Contains(text)
        ? null
        : FieldTexts.With(MustBe($"one of {string.Join(", ", Values)}", $"одно из: {string.Join(", ", Values)}", text), NearestName.Hint(text, Values));
}
