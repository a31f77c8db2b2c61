using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Models;

/// <summary><c>GET /v1/models/{model}</c>: one model, by its slug, an alias or a vendor's name of it, which may have slashes.</summary>
internal static class GetOpenAiModel
{
    public static Results<ModelReply<ModelEntry>, ApiError> Handle(string model, ReadCall calls)
    {
        var name = NameOf(model);
        var found = calls.FindVendorName(name, OpenAiFeature.ModelsPath);
        return found.IsError ? found.Error : new ModelReply<ModelEntry>(ModelEntry.Of(found.Value), calls.StandIn(found.Value, name));
    }

    // Clients escape a slash in a name, which the server leaves as it is.
    private static string NameOf(string model) => model.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
