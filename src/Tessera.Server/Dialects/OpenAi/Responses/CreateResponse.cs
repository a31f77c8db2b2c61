using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.Text;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.OpenAi.Responses;

/// <summary><c>POST /v1/responses</c>: a text, whole or as a stream.</summary>
internal sealed class CreateResponse(ReadResponse read, AdmitGeneration admission, RunText texts)
{
    public static Task<Results<VendorReply<ResponseReply>, StreamText, ApiError>> Handle(
        ResponseRequest request, Caller caller, IdempotentCall? keyed, StreamingClient client, CreateResponse create, CancellationToken ct) =>
        create.RunAsync(request, caller, keyed, client, ct);

    private async Task<Results<VendorReply<ResponseReply>, StreamText, ApiError>> RunAsync(
        ResponseRequest body, Caller caller, IdempotentCall? keyed, StreamingClient client, CancellationToken ct)
    {
        var request = await read.ReadAsync(caller, body, ct);
        if (request.IsError)
        {
            return request.Error;
        }

        var shown = body with { Store = request.Value.Conversation is not null };
        var admitted = await admission.AdmitAsync(caller, request.Value, keyed, ReplayResponse.FormOf(body.Stream));
        if (admitted.IsError)
        {
            return admitted.Error;
        }

        if (body.Stream)
        {
            return new StreamText(texts, admitted.Value, request.Value, new ResponseStreamForm(shown, client));
        }

        var settled = await texts.RunAsync(admitted.Value, request.Value, ct);
        return FailedGeneration.ErrorOf(settled.Generation, settled.CutShort) is { } failure
            ? failure
            : new VendorReply<ResponseReply>(ResponseReply.Ended(settled.Generation, shown), settled.Generation);
    }
}
