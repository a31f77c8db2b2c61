using Tessera.Server.Catalog;

namespace Tessera.Server.Generations;

/// <summary>A category as stored: its wire name.</summary>
internal static class CategoryColumn
{
    public static string ToText(Category category) => category.ToWire();

    public static Category Parse(string text) => CategoryNames.TryParse(text, out var category)
        ? category
        : throw new InvalidOperationException($"'{text}' is no category.");
}
