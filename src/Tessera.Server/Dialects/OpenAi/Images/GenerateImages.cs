using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.OpenAi.Images;

/// <summary><c>POST /v1/images/generations</c> and <c>/v1/images/edits</c>: images from text, or from images and text.</summary>
internal sealed class GenerateImages(RunBatch batches, ImageReplies replies, GenerationReader reader)
{
    public static async Task<Results<ImagesResult, ApiError>> HandleNew(
        GenerateImageRequest request, Caller caller, IdempotentCall? keyed, ReadImages read, GenerateImages generate, CancellationToken ct) =>
        await generate.RunAsync(caller, await read.ReadAsync(caller, request, ct), keyed, ct);

    public static async Task<Results<ImagesResult, ApiError>> HandleEdit(
        JsonOrForm<EditImageRequest, EditImageForm> request, Caller caller, IdempotentCall? keyed, ReadImages read, GenerateImages generate, CancellationToken ct) =>
        await generate.RunAsync(
            caller, request.Form is { } form ? await read.ReadAsync(caller, form, ct) : await read.ReadAsync(caller, request.Required, ct), keyed, ct);

    private async Task<Results<ImagesResult, ApiError>> RunAsync(Caller caller, Result<ImagesCall> read, IdempotentCall? keyed, CancellationToken ct)
    {
        if (read.IsError)
        {
            return read.Error;
        }

        var call = read.Value;
        if (call.Count > 1 && await batches.CannotPayAsync(caller, call.Request, call.Count) is { } unpaid)
        {
            return unpaid;
        }

        var (started, refused) = await batches.AdmitAsync(caller, Enumerable.Repeat(call.Request, call.Count), keyed, call.Form);
        if (started.Count == 0)
        {
            return refused ?? throw new InvalidOperationException("An image is started or refused.");
        }

        var ended = await batches.WaitAsync(caller, started, SlowGeneration.MaxWait, ct);
        return ended.IsError ? ended.Error : await replies.ToResultAsync(call.Form, ended.Value, refused, ct);
    }

    /// <summary>Builds the reply again from its generations, for a repeated idempotency key; null while one of them is open.</summary>
    public static Task<IResult?> ReplayAsync(RepeatedCall call, GenerateImages generate) => generate.RepeatAsync(call);

    private async Task<IResult?> RepeatAsync(RepeatedCall call)
    {
        var (form, others) = RunBatch.ReadForm(call.Form);
        var batch = new List<Generation> { call.Generation };
        foreach (var other in others)
        {
            if (await reader.FindAsync(call.Generation.Account, other) is { } generation)
            {
                batch.Add(generation);
            }
        }

        return batch.Exists(generation => !generation.State.IsFinal())
            ? null
            : (await replies.ToResultAsync(form, batch, refused: null, call.Context.RequestAborted)).Result;
    }
}
