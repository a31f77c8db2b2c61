using System.Text.Json;
using Tessera.Server.Dialects.Shared.Replies;

namespace Tessera.Server.Dialects.OpenAi.Responses;

/// <summary>Builds the reply to a request for a response again from its generation, for a repeated idempotency key.</summary>
internal static class ReplayResponse
{
    private const string Whole = "response";
    private const string Stream = "response stream";

    /// <summary>What has to be known of a call to answer it again.</summary>
    public static string FormOf(bool isStream) => isStream ? Stream : Whole;

    public static async Task<IResult> ReplyAsync(RepeatedCall call, ResponseHistory history)
    {
        var generation = call.Generation;
        var stored = await history.FindAsync(generation.Account, ResponseIds.OfResponse(generation.Id));
        var request = stored?.Request ?? new ResponseRequest { Model = generation.Model, Input = JsonElement.Parse("\"\""), Store = false };
        return call.Form == Stream ? new ReplayStream(generation, balance: 0, new ResponseStreamForm(request, new StreamingClient(call.Context)))
            : FailedGeneration.ErrorOf(generation) is { } failure ? failure
            : new VendorReply<ResponseReply>(ResponseReply.Ended(generation, request), generation);
    }
}
