using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Generations.Text;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.Gemini.Content;

/// <summary><c>POST /v1beta/models/{model}:generateContent</c> and <c>:streamGenerateContent</c>: a text, or an image in the reply itself.</summary>
internal sealed class GenerateContent(
    ReadContentCall read, AdmitGeneration admission, RunText texts, WaitForGeneration waiting, ContentReplies replies)
{
    // The longest that Google's clients wait by default.
    private static readonly TimeSpan ImageLimit = TimeSpan.FromMinutes(5);

    public static async Task<Results<VendorReply<ContentReply>, ApiError>> Handle(
        string model, ContentRequest request, Caller caller, IdempotentCall? keyed, GenerateContent generate, CancellationToken ct)
    {
        var call = await generate.ReadAsync(caller, model, request, keyed, ReplayContent.Whole, ct);
        return call.IsError ? call.Error : await generate.RunAsync(call.Value, ct);
    }

    public static async Task<Results<StreamText, ContentEvent, ApiError>> HandleStream(
        string model, ContentRequest request, StreamQuery query, Caller caller, IdempotentCall? keyed, GenerateContent generate, CancellationToken ct)
    {
        var call = await generate.ReadAsync(caller, model, request, keyed, ReplayContent.Stream, ct);
        if (call.IsError)
        {
            return call.Error;
        }

        if (call.Value.Request.Model.Category == Category.Text)
        {
            return generate.StreamOf(call.Value);
        }

        var ended = await generate.EndAsync(call.Value, ct);
        return ended.IsError ? ended.Error : await generate.EventAsync(ended.Value, ct);
    }

    private async Task<Result<Started>> ReadAsync(Caller caller, string model, ContentRequest request, IdempotentCall? keyed, string form, CancellationToken ct)
    {
        var call = await read.ReadAsync(caller, model, request, ct);
        if (call.IsError)
        {
            return call.Error;
        }

        var admitted = await admission.AdmitAsync(caller, call.Value, keyed, form);
        return admitted.IsError ? admitted.Error : new Started(call.Value, admitted.Value);
    }

    private async Task<Results<VendorReply<ContentReply>, ApiError>> RunAsync(Started call, CancellationToken ct)
    {
        var ended = await EndAsync(call, ct);
        return ended.IsError ? ended.Error : new VendorReply<ContentReply>(await replies.OfAsync(ended.Value, ct), ended.Value);
    }

    private StreamText StreamOf(Started call) => new(texts, call.Admitted, call.Request, new ContentStreamForm());

    private async Task<ContentEvent> EventAsync(Generation generation, CancellationToken ct) => new(await replies.OfAsync(generation, ct), generation);

    private async Task<Result<Generation>> EndAsync(Started call, CancellationToken ct)
    {
        if (call.Request.Model.Category == Category.Text)
        {
            var settled = await texts.RunAsync(call.Admitted, call.Request, ct);
            return FailedGeneration.ErrorOf(settled.Generation, settled.CutShort) is { } cut ? cut : settled.Generation;
        }

        var ended = await waiting.WaitAsync(call.Admitted.Generation, call.Admitted.Caller, ImageLimit, ct);
        return ended.IsError ? ended.Error
            : !ended.Value.State.IsFinal() ? TooSlow(ended.Value)
            : FailedGeneration.ErrorOf(ended.Value) is { } failure ? failure
            : ended;
    }

    private static ApiError TooSlow(Generation generation) => new(StatusCodes.Status504GatewayTimeout, "timeout", LocalText.Format(
        "The image is not ready yet. GET /api/v2/generate/{0} shows it when it is.", "Изображение ещё не готово. Когда оно появится: GET /api/v2/generate/{0}.", generation.Id.Text))
    {
        ShouldRetry = false,
    };

    private sealed record Started(GenerationRequest Request, AdmittedGeneration Admitted);
}
