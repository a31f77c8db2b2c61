using System.Text.Json.Serialization;

namespace Tessera.Providers.Automatic1111;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Picture))]
[JsonSerializable(typeof(Enlargement))]
[JsonSerializable(typeof(Made))]
internal sealed partial class Automatic1111Wire : JsonSerializerContext;
