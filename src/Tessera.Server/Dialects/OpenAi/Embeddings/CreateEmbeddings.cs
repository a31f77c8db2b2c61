using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Providers;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.Embeddings;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.OpenAi.Embeddings;

/// <summary><c>POST /v1/embeddings</c>: a vector for each text.</summary>
internal sealed class CreateEmbeddings(ReadEmbeddings read, AdmitGeneration admission, RunEmbeddings embeddings)
{
    private const string Form = "embeddings";

    public static Task<Results<VendorReply<EmbeddingsReply>, ApiError>> Handle(
        EmbeddingsRequest request, Caller caller, IdempotentCall? keyed, CreateEmbeddings create, CancellationToken ct) =>
        create.RunAsync(request, caller, keyed, ct);

    /// <summary>For a repeated idempotency key whose first reply was lost: the vectors are not stored, so they are made again, at no charge.</summary>
    public static async Task<IResult?> ReplayAsync(RepeatedCall call, CreateEmbeddings create)
    {
        if (!call.Generation.State.IsFinal())
        {
            return null;
        }

        return FailedGeneration.ErrorOf(call.Generation) is { } failure ? failure : (await create.RepeatAsync(call)).Result;
    }

    private async Task<Results<VendorReply<EmbeddingsReply>, ApiError>> RepeatAsync(RepeatedCall call)
    {
        var (context, ct) = (call.Context, call.Context.RequestAborted);
        using var json = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: ct);
        var body = EmbeddingsRequest.Read(json.RootElement, context.RequestServices);
        if (body.IsError)
        {
            return body.Error;
        }

        var request = await read.ReadAsync(context.Features.GetRequiredFeature<Caller>(), body.Value, ct);
        if (request.IsError)
        {
            return request.Error;
        }

        return await embeddings.RepeatAsync(call.Generation, request.Value, ct) is { } reply ? ReplyOf(call.Generation, reply, body.Value) : ApiErrors.Conflict(
            $"The reply to the first request with this `{IdempotencyKey.Header}` was lost, and its embeddings cannot be made again now. Repeat it later; it is paid for.",
            $"Ответ на первый запрос с этим `{IdempotencyKey.Header}` утрачен, а повторить эмбеддинги сейчас нельзя. Повторите запрос позже; он оплачен.");
    }

    private static VendorReply<EmbeddingsReply> ReplyOf(Generation generation, EmbeddingReply reply, EmbeddingsRequest body) =>
        new(EmbeddingsReply.From(generation, reply, body.EncodingFormat == "base64"), generation);

    private async Task<Results<VendorReply<EmbeddingsReply>, ApiError>> RunAsync(EmbeddingsRequest body, Caller caller, IdempotentCall? keyed, CancellationToken ct)
    {
        var request = await read.ReadAsync(caller, body, ct);
        if (request.IsError)
        {
            return request.Error;
        }

        var admitted = await admission.AdmitAsync(caller, request.Value, keyed, Form);
        if (admitted.IsError)
        {
            return admitted.Error;
        }

        var (settled, reply) = await embeddings.RunAsync(admitted.Value, request.Value, ct);
        if (reply is null)
        {
            return FailedGeneration.ErrorOf(settled.Generation, settled.CutShort) ?? ApiErrors.Internal();
        }

        return ReplyOf(settled.Generation, reply, body);
    }
}
