using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;
using Tessera.Providers.Masks;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// Images of OpenAI and compatible servers: POST {base}/images/generations, or {base}/images/edits
/// if images are given, each of which replies with the finished image. https://platform.openai.com/docs/api-reference/images
/// </summary>
/// <remarks>An image takes a minute or two. The API has no cancel and no client-chosen job name, so a lost job cannot be found.</remarks>
public sealed partial class OpenAiImages : ITaskProvider, IProviderCheck
{
    private readonly VendorApi _api;
    private readonly OpenAiRefusedOptions _refused;

    /// <summary>Connects to OpenAI, or to a server with the same API.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">Including the version, for example <c>https://api.openai.com/v1</c>.</param>
    /// <param name="apiKey">Sent as a bearer token; null or empty for a server that requires none.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public OpenAiImages(HttpMessageInvoker http, Uri address, string? apiKey)
    {
        _api = new VendorApi(http, address, apiKey, VendorApi.Bearer);
        _refused = new OpenAiRefusedOptions(_api.Key);
    }

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        var mask = VendorMask.Of(call, MaskForm.ClearChanges);
        if (mask is null && VendorMask.IsIn(call))
        {
            return new TaskState.Failed(VendorMask.Unreadable);
        }

        var (response, failure) = await _refused.SendAsync(OpenAiImageRequest.AddedTo(call), added => PostAsync(call, mask, added, ct), ct);
        using var reply = response;
        return failure is null
            ? FromWire(await Reply.ReadTextAsync(reply, Reply.FileBytes, ct))
            // After a gateway timeout a text can be requested again; an image may already have been made and billed.
            : new TaskState.Failed(reply.StatusCode is HttpStatusCode.GatewayTimeout ? HttpFailure.OfSubmit(reply) : failure);
    }

    /// <summary>The reply to the submission is the result. A poll happens only if that reply was lost.</summary>
    public Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct) =>
        Task.FromResult<TaskState>(new TaskState.Failed(HttpFailure.NothingToAsk));

    /// <summary>Does nothing: OpenAI's API has no cancel.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    /// <remarks>Requests the list of models.</remarks>
    public async Task<ProviderFailure?> CheckAsync(CancellationToken ct)
    {
        using var response = await _api.GetAsync(OpenAiModels.Path, ct);
        return response.IsSuccessStatusCode ? null : (await OpenAiErrors.ReadAsync(response, _api.Key, ct)).Failure;
    }

    private Task<HttpResponseMessage> PostAsync(TaskCall call, MediaInput? mask, OpenAiAddedOptions added, CancellationToken ct) =>
        _api.PostAsync(OpenAiImageRequest.PathOf(call), OpenAiImageRequest.ToWire(call, mask, added), ct);

    private TaskState FromWire(byte[]? body)
    {
        if (Reply.Parse(body, OpenAiImageWire.Default.Made) is not { Data: { } images } made)
        {
            var error = OpenAiErrors.InStream(Reply.Parse(body, OpenAiImageWire.Default.JsonElement), spoke: true, _api.Key);
            return new TaskState.Failed(error ?? HttpFailure.UnreadableSubmit);
        }

        return RemoteFile.First(images.SelectMany(image => (string?[])[image?.B64Json, image?.Url])) is { } file
            ? new TaskState.Completed(file) { PromptTokens = made.Usage.Count("input_tokens"), CompletionTokens = made.Usage.Count("output_tokens") }
            : new TaskState.Failed(HttpFailure.Empty);
    }

    private sealed record Made(ImageMade?[]? Data, JsonElement Usage);

    private sealed record ImageMade([property: JsonPropertyName("b64_json")] string? B64Json, string? Url);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Made))]
    [JsonSerializable(typeof(JsonElement))]
    private sealed partial class OpenAiImageWire : JsonSerializerContext;
}
