using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>JSON that was made by us and stored as text, written into a reply as it is.</summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct RawJson(string Text)
{
    public static RawJson? From(string? stored) => stored is null ? null : new RawJson(stored);

    /// <summary>A member of a stored object; null when it has none of that name.</summary>
    public static RawJson? Member(JsonDocument stored, string name) =>
        stored.RootElement.TryGetProperty(name, out var value) ? new RawJson(value.GetRawText()) : null;

    internal sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return new RawJson(document.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Text, skipInputValidation: true);
    }
}
