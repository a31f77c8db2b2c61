using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Masks;

namespace Tessera.Providers.Recraft;

/// <summary>
/// Recraft's images: POST {base}/images/generations, imageToImage or inpaint, depending on the given files, each of which
/// replies when it is done. The model is <c>recraftv3</c>, <c>recraftv4_1</c> … or, for a tool, the last part of its path:
/// <c>removeBackground</c>, <c>crispUpscale</c>, <c>vectorize</c>. https://www.recraft.ai/docs/api-reference/endpoints
/// </summary>
/// <remarks>
/// The result is a link that is valid for about a day; for a vector model, to an SVG file. The API has no cancel and no
/// client-chosen job name.
/// </remarks>
public sealed partial class RecraftImages : ITaskProvider, IProviderCheck
{
    /// <summary>Recraft's own address.</summary>
    public static readonly Uri DefaultAddress = new("https://external.api.recraft.ai/v1");

    private readonly VendorApi _api;

    /// <summary>Connects to Recraft, or to a relay with the same API.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">Including the version; usually <see cref="DefaultAddress"/>.</param>
    /// <param name="apiKey">Sent as a bearer token.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public RecraftImages(HttpMessageInvoker http, Uri address, string? apiKey) =>
        _api = new VendorApi(http, address, apiKey, VendorApi.Bearer);

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        var (path, body) = RecraftRequest.ToWire(call);
        if (body is null)
        {
            return new TaskState.Failed(VendorMask.Unreadable);
        }

        using var response = await _api.PostAsync(path, body, ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(await RecraftErrors.OfSubmitAsync(response, _api.Key, ct));
        }

        var made = await Reply.ReadAsync(response, RecraftWire.Default.Made, Reply.FileBytes, ct);
        return made switch
        {
            null or { Data: null, Image: null } => new TaskState.Failed(HttpFailure.UnreadableSubmit),
            _ => FileOf([made.Image, .. made.Data ?? []]) is { } file
                ? new TaskState.Completed(file) { CostMicroUsd = CostOf(made.Credits) }
                : new TaskState.Failed(HttpFailure.Empty),
        };
    }

    /// <summary>The reply to the submission is the result. A poll happens only if that reply was lost.</summary>
    public Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct) =>
        Task.FromResult<TaskState>(new TaskState.Failed(HttpFailure.NothingToAsk));

    /// <summary>Does nothing: Recraft's API has no cancel.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    /// <remarks>Requests the key's account.</remarks>
    public Task<ProviderFailure?> CheckAsync(CancellationToken ct) => _api.CheckAsync("/users/me", ct);

    private static TaskOutput? FileOf(ImageMade?[] images) =>
        RemoteFile.First(images.SelectMany(image => (string?[])[image?.Url, image?.B64Json]));

    /// <summary>A unit is a tenth of a US cent. https://www.recraft.ai/docs/api-reference/pricing</summary>
    private static long? CostOf(JsonElement units) =>
        units.ValueKind is JsonValueKind.Number && units.TryGetDecimal(out var number) && number is >= 0 and < 1_000_000 ? (long)(number * 1_000) : null;

    private sealed record Made(ImageMade?[]? Data, ImageMade? Image, JsonElement Credits);

    private sealed record ImageMade(string? Url, [property: JsonPropertyName("b64_json")] string? B64Json);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Made))]
    private sealed partial class RecraftWire : JsonSerializerContext;
}
