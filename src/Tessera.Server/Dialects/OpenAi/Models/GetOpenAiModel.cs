using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Models;

/// <summary><c>GET /v1/models/{model}</c>: one model, by its slug, an alias or a vendor's name of it, which may have slashes.</summary>
internal static class GetOpenAiModel
{
    public static Results<WireReply<ModelEntry>, ApiError> Handle(string model, ReadCall calls) =>
        calls.FindVendorName(NameOf(model), OpenAiFeature.ModelsPath) is var found && found.IsError ? found.Error : new WireReply<ModelEntry>(ModelEntry.Of(found.Value));

    // Clients escape a slash in a name, which the server leaves as it is.
    private static string NameOf(string model) => model.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
