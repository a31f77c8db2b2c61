using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Tessera.Providers.ComfyUi;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(Queued))]
[JsonSerializable(typeof(Queue))]
[JsonSerializable(typeof(SavedFile))]
[JsonSerializable(typeof(Dictionary<string, History>))]
internal sealed partial class ComfyUiWire : JsonSerializerContext;
