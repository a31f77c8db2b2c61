using System.Text.Json;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Fal;

/// <summary>Requests whether fal has a route's model. https://docs.fal.ai/platform-apis/v1/models</summary>
internal static class FalModels
{
    public static string PathOf(string id) => $"/models?endpoint_id={Uri.EscapeDataString(id)}";

    /// <summary>The model, or none if fal does not have it; null if the reply is not a list.</summary>
    public static ModelListPage? Read(string id, JsonElement reply) => reply.Member("models").ValueKind is JsonValueKind.Array
        ? new ModelListPage(
            [
                .. reply.Items("models").Where(model => model.Text("endpoint_id") == id)
                    .Select(model => new ListedModel(id) { IsDeprecated = model.Member("metadata").Text("status") == "deprecated" }),
            ])
        : null;
}
