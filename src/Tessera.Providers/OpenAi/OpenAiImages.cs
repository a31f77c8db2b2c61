using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;
using Tessera.Providers.Masks;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// Pictures of OpenAI and of servers that speak its protocol: POST {base}/images/generations, and {base}/images/edits
/// where pictures are given, each answered when it is done. https://platform.openai.com/docs/api-reference/images
/// </summary>
/// <remarks>A picture takes a minute or two. There is no cancel and no reference of ours, so lost work cannot be found again.</remarks>
public sealed partial class OpenAiImages : ITaskProvider, IProviderCheck
{
    private readonly VendorApi _api;
    private readonly OpenAiRefusedOptions _refused;

    /// <summary>Speaks to OpenAI, or to a server that stands in for it.</summary>
    /// <param name="http">Its time-out has to be longer than a picture takes; redirects have to be off.</param>
    /// <param name="address">With the version, for example <c>https://api.openai.com/v1</c>.</param>
    /// <param name="apiKey">Sent as a bearer token; null or empty for a server that asks for none.</param>
    /// <exception cref="FormatException">The key cannot stand in a header.</exception>
    public OpenAiImages(HttpClient http, Uri address, string? apiKey)
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
            // A text may be asked for again when a gateway gave up; a picture that may have been made is paid.
            : new TaskState.Failed(reply.StatusCode is HttpStatusCode.GatewayTimeout ? HttpFailure.OfSubmit(reply) : failure);
    }

    /// <summary>The answer to the submission is the result, so there is nothing to poll: a poll means that the answer was lost.</summary>
    public Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct) =>
        Task.FromResult<TaskState>(new TaskState.Failed(HttpFailure.NothingToAsk));

    /// <summary>Nothing: OpenAI has no way to cancel.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    /// <remarks>Asks for the list of models.</remarks>
    public async Task<ProviderFailure?> CheckAsync(CancellationToken ct)
    {
        using var response = await _api.GetAsync(OpenAiModels.Path, ct);
        return response.IsSuccessStatusCode ? null : (await OpenAiErrors.ReadAsync(response, _api.Key, ct)).Failure;
    }

    private Task<HttpResponseMessage> PostAsync(TaskCall call, MediaInput? mask, OpenAiAddedOptions added, CancellationToken ct) =>
        _api.PostAsync(OpenAiImageRequest.PathOf(call), OpenAiImageRequest.ToWire(call, mask, added), ct);

    private TaskState FromWire(byte[]? body)
    {
        if (Reply.Parse(body, OpenAiImageWire.Default.Made) is not { Data: { } pictures } made)
        {
            var error = OpenAiErrors.InStream(Reply.Parse(body, OpenAiImageWire.Default.JsonElement), spoke: true, _api.Key);
            return new TaskState.Failed(error ?? HttpFailure.UnreadableSubmit);
        }

        return RemoteFile.First(pictures.SelectMany(picture => (string?[])[picture?.B64Json, picture?.Url])) is { } file
            ? new TaskState.Completed(file) { PromptTokens = made.Usage.Count("input_tokens"), CompletionTokens = made.Usage.Count("output_tokens") }
            : new TaskState.Failed(HttpFailure.Empty);
    }

    private sealed record Made(PictureMade?[]? Data, JsonElement Usage);

    private sealed record PictureMade([property: JsonPropertyName("b64_json")] string? B64Json, string? Url);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Made))]
    [JsonSerializable(typeof(JsonElement))]
    private sealed partial class OpenAiImageWire : JsonSerializerContext;
}
