using System.Text.Json;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Fal;

/// <summary>How fal is asked whether it has the model of a route. https://docs.fal.ai/platform-apis/v1/models</summary>
internal static class FalModels
{
    public static string PathOf(string id) => $"/models?endpoint_id={Uri.EscapeDataString(id)}";

    /// <summary>The model, or none where fal does not have it; null where the reply is not a list.</summary>
    public static ModelListPage? Read(string id, JsonElement reply) => reply.Member("models").ValueKind is JsonValueKind.Array
        ? new ModelListPage(
            [
                .. reply.Items("models").Where(model => model.Text("endpoint_id") == id)
                    .Select(model => new ListedModel(id) { IsDeprecated = model.Member("metadata").Text("status") == "deprecated" }),
            ])
        : null;
}
