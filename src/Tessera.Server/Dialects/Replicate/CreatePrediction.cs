using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>
/// <c>POST /predictions</c> and <c>POST /models/{owner}/{name}/predictions</c>: creates a prediction; with <c>Prefer: wait</c> it
/// is answered at its end. A text has ended in any case when it is answered.
/// </summary>
internal sealed class CreatePrediction(ReplicateModels models, ReadVendorInput inputs, RunVendorCall calls, RunBatch batches, LiveTexts live, PredictionReplies replies)
{
    public static Task<Results<CreatedPrediction, ApiError>> Handle(
        PredictionRequest request, Caller caller, IdempotentCall? keyed, [AsParameters] Timing timing, CreatePrediction create, CancellationToken ct) =>
        (request.Version ?? request.Model) is { } name
            ? create.CreateAsync(name, request, (caller, keyed), timing, ct)
            : Task.FromResult<Results<CreatedPrediction, ApiError>>(ApiErrors.Validation(new FieldError(
                "version", "`version` or `model` is required: `owner/name`, for example tessera/flux-2-pro.")
            { Kind = "missing" }));

    public static Task<Results<CreatedPrediction, ApiError>> HandleOfModel(
        [AsParameters] ModelName model, PredictionRequest request, Caller caller, IdempotentCall? keyed, [AsParameters] Timing timing, CreatePrediction create, CancellationToken ct) =>
        create.CreateAsync(model.Text, request, (caller, keyed), timing, ct);

    private async Task<Results<CreatedPrediction, ApiError>> CreateAsync(
        string name, PredictionRequest request, (Caller Caller, IdempotentCall? Keyed) from, Timing timing, CancellationToken ct)
    {
        if (timing.CancelAfter.Problem is { } problem)
        {
            return ApiErrors.Validation(problem);
        }

        var found = models.Find(name);
        if (found.IsError)
        {
            return found.Error;
        }

        var read = await inputs.ReadAsync(from.Caller, found.Value, routed => Read(request, routed), ct);
        if (read.IsError)
        {
            return read.Error;
        }

        var isText = read.Value.Request.Model.Category is Category.Text;
        var wait = timing.Prefer.IsWaitAlone ? Prefer.MaxWait : timing.Prefer.Wait;
        var call = read.Value with
        {
            Request = read.Value.Request with
            {
                CancelAfter = timing.CancelAfter.Delay,
                WebhookUrl = request.Webhook,
                WebhookForm = request.Webhook is null ? null : PredictionWebhookForm.Of(request.WebhookEventsFilter),
            },
        };
        var made = request.Stream is true && isText && wait == TimeSpan.Zero
            ? await StreamAsync(from.Caller, call, from.Keyed)
            : await calls.RunAsync(from.Caller, call, from.Keyed, "", wait, isText ? CancellationToken.None : ct);
        return made.IsError ? made.Error : new CreatedPrediction(replies.OfCreated(made.Value, request.Input), made.Value);
    }

    private static VendorInput Read(PredictionRequest request, FindRoutedModel.RoutedModel routed)
    {
        var input = new VendorInput(routed.Model, new BodyProblems { MistypesAreFields = true }) { AskedFor = routed.AskedFor };
        input.Read(request.Input.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value)), routed.Mappings);
        return input;
    }

    private async Task<Result<GenerationBatch>> StreamAsync(Caller caller, VendorCall call, IdempotentCall? keyed)
    {
        var admitted = await batches.AdmitTogetherAsync(caller, call with { Request = call.Request with { IsAnsweredAtOnce = true } }, keyed, "");
        if (admitted.IsError)
        {
            return admitted.Error;
        }

        live.Start(admitted.Value[0], call.Request);
        return new GenerationBatch(admitted.Value[0].Generation);
    }

    /// <summary>The prediction of a repeated idempotency key, as it is now.</summary>
    public static Task<IResult?> ReplayAsync(RepeatedCall call, PredictionReplies replies) =>
        Task.FromResult<IResult?>(new CreatedPrediction(replies.OfCreated(call.Batch), call.Batch));

    /// <param name="Prefer">How long the caller waits for the reply.</param>
    /// <param name="CancelAfter">How long it has.</param>
    internal sealed record Timing(Prefer Prefer, CancelAfter CancelAfter);

    /// <param name="Owner">The owner: <c>tessera</c>, or that of one of Replicate's models.</param>
    /// <param name="Name">The slug, or the name.</param>
    internal sealed record ModelName(string Owner, string Name)
    {
        internal string Text => $"{Owner}/{Name}";
    }
}
