using System.Text.Json;

namespace Tessera.Server.Catalog;

/// <summary>How one option is mapped to the provider's options.</summary>
internal abstract record OptionMapping
{
    private OptionMapping()
    {
    }

    /// <summary>The option is not sent.</summary>
    internal sealed record Drop : OptionMapping;

    /// <summary>A constant, whatever the caller gives.</summary>
    internal sealed record Constant(JsonElement Value) : OptionMapping;

    /// <summary>
    /// Renames the option and its values, which are given in their canonical text; other values are unchanged. A value mapped
    /// to JSON null omits the option.
    /// </summary>
    internal sealed record Rename(string To, IReadOnlyDictionary<string, JsonElement> Values) : OptionMapping;

    /// <summary>
    /// Splits whole numbers around an <c>x</c> into options, or into members of one: <c>1344x768</c> becomes a width and a
    /// height.
    /// </summary>
    internal sealed record Split(string First, string Second, string? To) : OptionMapping;

    /// <summary>Expands each value, in its canonical text, to several options; other values are not sent.</summary>
    internal sealed record Spread(IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>> Values) : OptionMapping;
}
