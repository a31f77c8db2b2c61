using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.Text;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.OpenAi.Chat;

/// <summary><c>POST /v1/chat/completions</c>: a text, whole or as a stream.</summary>
internal sealed class CompleteChat(ReadChat read, AdmitGeneration admission, RunText texts)
{
    public static Task<Results<VendorReply<ChatCompletion>, StreamText, ApiError>> Handle(
        ChatRequest request, Caller caller, IdempotentCall? keyed, StreamingClient client, CompleteChat chat, CancellationToken ct) =>
        chat.RunAsync(request, caller, keyed, client, ct);

    private async Task<Results<VendorReply<ChatCompletion>, StreamText, ApiError>> RunAsync(
        ChatRequest body, Caller caller, IdempotentCall? keyed, StreamingClient client, CancellationToken ct)
    {
        var request = await read.ReadAsync(caller, body, ct);
        if (request.IsError)
        {
            return request.Error;
        }

        var (isStream, includesUsage) = (body.Stream, ReadChat.IncludesUsage(body));
        var admitted = await admission.AdmitAsync(caller, request.Value, keyed, ReplayChat.FormOf(isStream, includesUsage));
        if (admitted.IsError)
        {
            return admitted.Error;
        }

        if (isStream)
        {
            return new StreamText(texts, admitted.Value, request.Value, new ChatStreamForm(includesUsage, client));
        }

        var settled = await texts.RunAsync(admitted.Value, request.Value, ct);
        return FailedGeneration.ErrorOf(settled.Generation, settled.CutShort) is { } failure
            ? failure
            : new VendorReply<ChatCompletion>(ChatCompletion.From(settled.Generation), settled.Generation);
    }
}
