using System.Text.Json;

namespace Tessera.Server.Catalog;

/// <summary>How one option is mapped to the provider's.</summary>
internal abstract record OptionMapping
{
    private OptionMapping()
    {
    }

    /// <summary>The provider does not take it.</summary>
    internal sealed record Drop : OptionMapping;

    /// <summary>Always this value, whatever the caller gives.</summary>
    internal sealed record Constant(JsonElement Value) : OptionMapping;

    /// <summary>
    /// Another name, and the provider's names of values by their canonical text; others are unchanged. A value
    /// that maps to JSON null omits the option.
    /// </summary>
    internal sealed record Rename(string To, IReadOnlyDictionary<string, JsonElement> Values) : OptionMapping;

    /// <summary>
    /// Whole numbers around an <c>x</c> as options of their own, or as members of one: <c>1344x768</c> is a width and a height.
    /// </summary>
    internal sealed record Split(string First, string Second, string? To) : OptionMapping;

    /// <summary>Each value, by its canonical text, stands for several options; others are not sent.</summary>
    internal sealed record Spread(IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>> Values) : OptionMapping;
}
