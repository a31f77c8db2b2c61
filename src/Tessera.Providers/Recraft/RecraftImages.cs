using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Masks;

namespace Tessera.Providers.Recraft;

/// <summary>
/// Recraft's pictures: POST {base}/images/generations, imageToImage or inpaint by the files that are given, each answered
/// when it is done. The model is <c>recraftv3</c>, <c>recraftv4_1</c> … or, for a tool, the last part of its path:
/// <c>removeBackground</c>, <c>crispUpscale</c>, <c>vectorize</c>. https://www.recraft.ai/docs/api-reference/endpoints
/// </summary>
/// <remarks>
/// The result is a link, kept for about a day; of a vector model it leads to an SVG file. There is no cancel and no
/// reference of ours.
/// </remarks>
public sealed partial class RecraftImages : ITaskProvider, IProviderCheck
{
    /// <summary>Where Recraft is.</summary>
    public static readonly Uri DefaultAddress = new("https://external.api.recraft.ai/v1");

    private readonly VendorApi _api;

    /// <summary>Speaks to Recraft, or to a relay of it.</summary>
    /// <param name="http">Its time-out has to be longer than a picture takes; redirects have to be off.</param>
    /// <param name="address">With the version; usually <see cref="DefaultAddress"/>.</param>
    /// <param name="apiKey">Sent as a bearer token.</param>
    /// <exception cref="FormatException">The key cannot stand in a header.</exception>
    public RecraftImages(HttpClient http, Uri address, string? apiKey) =>
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

    /// <summary>The answer to the submission is the result, so there is nothing to poll: a poll means that the answer was lost.</summary>
    public Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct) =>
        Task.FromResult<TaskState>(new TaskState.Failed(HttpFailure.NothingToAsk));

    /// <summary>Nothing: Recraft has no way to cancel.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    /// <remarks>Asks for the account of the key.</remarks>
    public Task<ProviderFailure?> CheckAsync(CancellationToken ct) => _api.CheckAsync("/users/me", ct);

    private static TaskOutput? FileOf(PictureMade?[] pictures) =>
        RemoteFile.First(pictures.SelectMany(picture => (string?[])[picture?.Url, picture?.B64Json]));

    /// <summary>A unit is a tenth of a US cent. https://www.recraft.ai/docs/api-reference/pricing</summary>
    private static long? CostOf(JsonElement units) =>
        units.ValueKind is JsonValueKind.Number && units.TryGetDecimal(out var number) && number is >= 0 and < 1_000_000 ? (long)(number * 1_000) : null;

    private sealed record Made(PictureMade?[]? Data, PictureMade? Image, JsonElement Credits);

    private sealed record PictureMade(string? Url, [property: JsonPropertyName("b64_json")] string? B64Json);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Made))]
    private sealed partial class RecraftWire : JsonSerializerContext;
}
