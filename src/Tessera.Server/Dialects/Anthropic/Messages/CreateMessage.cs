using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.Text;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.Anthropic.Messages;

/// <summary><c>POST /v1/messages</c>: the next message of a conversation, whole or as a stream.</summary>
internal sealed class CreateMessage(ReadMessageCall read, AdmitGeneration admission, RunText texts)
{
    public static Task<Results<VendorReply<MessageReply>, StreamText, ApiError>> Handle(
        MessageRequest request, Caller caller, IdempotentCall? keyed, CreateMessage create, CancellationToken ct) =>
        create.RunAsync(request, caller, keyed, ct);

    private async Task<Results<VendorReply<MessageReply>, StreamText, ApiError>> RunAsync(
        MessageRequest request, Caller caller, IdempotentCall? keyed, CancellationToken ct)
    {
        var call = await read.ReadAsync(caller, request, ct);
        if (call.IsError)
        {
            return call.Error;
        }

        var admitted = await admission.AdmitAsync(caller, call.Value, keyed, ReplayMessage.FormOf(request));
        if (admitted.IsError)
        {
            return admitted.Error;
        }

        if (request.Stream)
        {
            return new StreamText(texts, admitted.Value, call.Value, new MessageStreamForm());
        }

        var settled = await texts.RunAsync(admitted.Value, call.Value, ct);
        return FailedGeneration.ErrorOf(settled.Generation, settled.CutShort) is { } failure
            ? failure
            : new VendorReply<MessageReply>(MessageReply.Of(settled.Generation), settled.Generation);
    }
}
