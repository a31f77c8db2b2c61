using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;

namespace Tessera.Providers.Gemini;

/// <summary>
/// Gemini's image models ("nano banana"): POST {base}/models/{model}:generateContent, which replies with the finished image.
/// https://ai.google.dev/gemini-api/docs/image-generation
/// </summary>
/// <remarks>
/// A refusal has status 200. Images among a model's thoughts are not the result. The API has no cancel and no
/// client-chosen job name.
/// </remarks>
public sealed partial class GeminiImages : ITaskProvider, IProviderCheck
{
    private readonly VendorApi _api;

    /// <summary>Connects to Google, or to a server with the same API.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">Including the version, for example <see cref="GeminiText.Address"/>.</param>
    /// <param name="apiKey">Sent as <c>x-goog-api-key</c>; null or empty for a server that requires none.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public GeminiImages(HttpMessageInvoker http, Uri address, string? apiKey) => _api = new VendorApi(http, address, apiKey, GeminiText.KeyHeaders);

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        using var response = await _api.PostAsync($"/models/{Uri.EscapeDataString(call.Model)}:generateContent", GeminiImageRequest.ToWire(call), ct);
        return response.IsSuccessStatusCode
            ? FromWire(await Reply.ReadTextAsync(response, Reply.FileBytes, ct))
            : new TaskState.Failed(await RefusalAsync(response, ct));
    }

    /// <summary>The reply to the submission is the result. A poll happens only if that reply was lost.</summary>
    public Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct) =>
        Task.FromResult<TaskState>(new TaskState.Failed(HttpFailure.NothingToAsk));

    /// <summary>Does nothing: Google's API has no cancel.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    /// <remarks>Requests the list of models.</remarks>
    public async Task<ProviderFailure?> CheckAsync(CancellationToken ct)
    {
        using var response = await _api.GetAsync("/models?pageSize=1", ct);
        return response.IsSuccessStatusCode ? null : await GeminiErrors.ReadAsync(response, _api.Key, ct);
    }

    // After a gateway timeout a text can be requested again; an image may already have been made and billed.
    private async Task<ProviderFailure> RefusalAsync(HttpResponseMessage response, CancellationToken ct) =>
        response.StatusCode is HttpStatusCode.GatewayTimeout ? HttpFailure.OfSubmit(response) : await GeminiErrors.ReadAsync(response, _api.Key, ct);

    private TaskState FromWire(byte[]? body)
    {
        var answer = Reply.Parse(body, GeminiImageWire.Default.Answer);
        if (answer is null or { Candidates: null, PromptFeedback: null })
        {
            var error = GeminiErrors.InStream(Reply.Parse(body, GeminiImageWire.Default.JsonElement), spoke: true, _api.Key);
            return new TaskState.Failed(error ?? HttpFailure.UnreadableSubmit);
        }

        if (!string.IsNullOrEmpty(answer.PromptFeedback?.BlockReason))
        {
            return new TaskState.Failed(HttpFailure.InputRefused);
        }

        var candidate = answer.Candidates?.FirstOrDefault(found => found is not null);
        if (candidate?.FinishReason is { } reason && GeminiReply.IsRefusal(reason))
        {
            return new TaskState.Failed(HttpFailure.OutputRefused);
        }

        var parts = (candidate?.Content?.Parts ?? []).Where(part => part is { Thought: not true }).ToList();
        var image = RemoteFile.First(parts.Select(part => part?.InlineData?.Data));
        return image is not null ? new TaskState.Completed(image)
            : new TaskState.Failed(parts.Exists(part => !string.IsNullOrWhiteSpace(part?.Text)) ? OnlyText : HttpFailure.Empty);
    }

    private static ProviderFailure OnlyText => new(FailureKind.TaskFailed, "The provider's model answered with text instead of an image.");

    private sealed record Answer(Candidate?[]? Candidates, PromptFeedback? PromptFeedback);

    private sealed record PromptFeedback(string? BlockReason);

    private sealed record Candidate(Content? Content, string? FinishReason);

    private sealed record Content(Part?[]? Parts);

    private sealed record Part(string? Text, bool? Thought, Blob? InlineData);

    private sealed record Blob(string? Data);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Answer))]
    [JsonSerializable(typeof(JsonElement))]
    private sealed partial class GeminiImageWire : JsonSerializerContext;
}
