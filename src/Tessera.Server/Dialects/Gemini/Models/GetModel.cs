using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Gemini.Models;

/// <summary><c>GET /v1beta/models/{model}</c>: one model, by its slug, an alias or its vendor's own ID.</summary>
internal static class GetModel
{
    public static Results<ModelReply<ModelEntry>, ApiError> Handle(string model, ReadCall calls)
    {
        var found = calls.FindVendorName(model, GeminiFeature.ModelsRoute);
        return found.IsError ? found.Error : new ModelReply<ModelEntry>(ModelEntry.Of(found.Value), calls.StandIn(found.Value, model));
    }
}
