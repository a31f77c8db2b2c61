using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tessera.Server.Dialects.V2.Replies;

/// <summary>JSON that was made by us and stored as text, written into a reply as it is.</summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct RawJson(string Text)
{
    public static RawJson? From(string? stored) => stored is null ? null : new RawJson(stored);

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
