using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Masks;

namespace Tessera.Providers.Ideogram;

/// <summary>
/// Ideogram's images: POST {base}/v1/{model}/generate, remix or inpaint, depending on the given files, each of which replies
/// when it is done. The model is <c>ideogram-v3</c> or <c>ideogram-v4</c> or, for a tool, its path below <c>/v1</c>:
/// <c>ideogram-v3/reframe</c>, <c>remove-background</c>. https://developer.ideogram.ai/api-reference
/// </summary>
/// <remarks>
/// An image that failed the safety check has status 200 and no link, and is billed. Links expire.
/// The API has no cancel, no client-chosen job name and no free call that would check a key.
/// </remarks>
public sealed partial class IdeogramImages : ITaskProvider
{
    /// <summary>Ideogram's own address.</summary>
    public static readonly Uri DefaultAddress = new("https://api.ideogram.ai");

    private readonly VendorApi _api;

    /// <summary>Connects to Ideogram, or to a relay with the same API.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">The part before <c>/v1</c>, which is appended; usually <see cref="DefaultAddress"/>.</param>
    /// <param name="apiKey">Sent as <c>Api-Key</c>.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public IdeogramImages(HttpMessageInvoker http, Uri address, string? apiKey) =>
        _api = new VendorApi(http, address, apiKey, static key => [new("Api-Key", key)]);

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        var (path, form) = IdeogramRequest.ToWire(call);
        if (form is null)
        {
            return new TaskState.Failed(VendorMask.Unreadable);
        }

        using var response = await _api.PostAsync(path, form, ct);
        return response.IsSuccessStatusCode
            ? FromWire(await Reply.ReadAsync(response, IdeogramWire.Default.Made, Reply.StatusBytes, ct))
            : new TaskState.Failed(await IdeogramErrors.OfSubmitAsync(response, _api.Key, ct));
    }

    /// <summary>The reply to the submission is the result. A poll happens only if that reply was lost.</summary>
    public Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct) =>
        Task.FromResult<TaskState>(new TaskState.Failed(HttpFailure.NothingToAsk));

    /// <summary>Does nothing: Ideogram's API has no cancel.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    private static TaskState FromWire(Made? made) => made?.Data?.OfType<ImageMade>().ToArray() switch
    {
        null => new TaskState.Failed(HttpFailure.UnreadableSubmit),
        [{ IsImageSafe: false }, ..] or [{ Url: "" }, ..] => new TaskState.Failed(HttpFailure.OutputRefused),
        [{ Url: { } link }, ..] when RemoteFile.Read(link) is { } file => new TaskState.Completed(file),
        _ => new TaskState.Failed(HttpFailure.Empty),
    };

    private sealed record Made(ImageMade?[]? Data);

    private sealed record ImageMade(string? Url, bool? IsImageSafe);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Made))]
    private sealed partial class IdeogramWire : JsonSerializerContext;
}
