using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Anthropic.Models;

/// <summary><c>GET /v1/models/{id}</c> with the header <c>anthropic-version</c>: one model, by its slug, an alias or its vendor's own ID.</summary>
internal static class GetModel
{
    public static Results<ModelReply<ModelEntry>, ApiError> Handle(string id, ReadCall calls)
    {
        var found = calls.FindVendorName(id, AnthropicFeature.ModelsRoute);
        return found.IsError ? found.Error : new ModelReply<ModelEntry>(ModelEntry.Of(found.Value), calls.StandIn(found.Value, id));
    }
}
