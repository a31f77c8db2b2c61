using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Providers;

namespace Tessera.Server.Catalog;

/// <summary>Option values as text, with one spelling per value so that they can be compared.</summary>
internal static partial class OptionText
{
    /// <summary>
    /// The text of a JSON string. JSON can contain an unpaired surrogate (<c>"\ud800"</c>); reading such a string throws, and
    /// no property reveals it beforehand.
    /// </summary>
    public static string? TryText(JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The canonical text of a value: <c>5.0</c> and <c>5</c> are the same.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => TryText(value) ?? value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number when value.TryGetDecimal(out var number) => Of(number),
        _ => value.GetRawText(),
    };

    /// <summary>The canonical text of a number.</summary>
    public static string Of(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>A text as JSON.</summary>
    public static JsonElement ToJson(string text) => JsonSerializer.SerializeToElement(text, OptionJson.Default.String);

    /// <summary>A whole number as JSON.</summary>
    public static JsonElement ToJson(long number) => JsonSerializer.SerializeToElement(number, OptionJson.Default.Int64);

    /// <summary>A value for a message: in quotes if it is text, shortened if it is long.</summary>
    public static string Show(JsonElement value)
    {
        return TryText(value) is { } text ? $"\"{Excerpt.Of(text)}\"" : Excerpt.Of(value.GetRawText());
    }

    /// <summary>
    /// The compiled JSON serialisation of option values: reflection would take a third of the server's start.
    /// </summary>
    [JsonSerializable(typeof(string))]
    [JsonSerializable(typeof(long))]
    private sealed partial class OptionJson : JsonSerializerContext;
}
