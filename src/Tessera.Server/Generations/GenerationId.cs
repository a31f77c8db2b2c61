using System.Globalization;
using Tessera.Server.Http;

namespace Tessera.Server.Generations;

/// <summary>The ID of a generation. It has a second spelling: <c>gen_</c> and the same number scrambled.</summary>
internal readonly record struct GenerationId(long Value)
{
    private const string Prefix = "gen_";

    /// <summary>The text spelling, for example <c>gen_5m0rtz7w3k2qd</c>.</summary>
    public string Text => OpaqueId.ToText(Prefix, Value);

    /// <summary>Reads either spelling and returns which one it was.</summary>
    public static bool TryParse(string text, out GenerationId id, out bool isText)
    {
        isText = text.StartsWith(Prefix, StringComparison.Ordinal);
        long number;
        var isRead = isText
            ? OpaqueId.TryParse(Prefix, text, out number)
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
        id = new GenerationId(number);
        return isRead;
    }

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
