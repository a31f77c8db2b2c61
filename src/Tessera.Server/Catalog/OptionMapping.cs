using System.Text.Json;

namespace Tessera.Server.Catalog;

/// <summary>What becomes of one option on its way to a provider.</summary>
internal abstract record OptionMapping
{
    private OptionMapping()
    {
    }

    /// <summary>The provider does not take it.</summary>
    internal sealed record Drop : OptionMapping;

    /// <summary>Always this value, whatever is asked for.</summary>
    internal sealed record Constant(JsonElement Value) : OptionMapping;

    /// <summary>
    /// Another name, and the provider's own words for values by their canonical text; others stay as they are. A value
    /// that is JSON null there stands for leaving the option out.
    /// </summary>
    internal sealed record Rename(string To, IReadOnlyDictionary<string, JsonElement> Values) : OptionMapping;

    /// <summary>
    /// Whole numbers around an <c>x</c> as options of their own, or as members of one: <c>1344x768</c> is a width and a height.
    /// </summary>
    internal sealed record Split(string First, string Second, string? To) : OptionMapping;

    /// <summary>Each value, by its canonical text, stands for several options; others are not sent.</summary>
    internal sealed record Spread(IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>> Values) : OptionMapping;
}
