using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Masks;

namespace Tessera.Providers.Ideogram;

/// <summary>
/// Ideogram's pictures: POST {base}/v1/{model}/generate, remix or inpaint by the files that are given, each answered when
/// it is done. The model is <c>ideogram-v3</c> or <c>ideogram-v4</c> or, for a tool, its path below <c>/v1</c>:
/// <c>ideogram-v3/reframe</c>, <c>remove-background</c>. https://developer.ideogram.ai/api-reference
/// </summary>
/// <remarks>
/// A picture that failed the safety check comes with status 200 and without a link, and is charged. Links do not last.
/// There is no cancel, no reference of ours and no harmless call that would prove a key.
/// </remarks>
public sealed partial class IdeogramImages : ITaskProvider
{
    /// <summary>Where Ideogram is.</summary>
    public static readonly Uri DefaultAddress = new("https://api.ideogram.ai");

    private readonly VendorApi _api;

    /// <summary>Speaks to Ideogram, or to a relay of it.</summary>
    /// <param name="http">Its time-out has to be longer than a picture takes; redirects have to be off.</param>
    /// <param name="address">Up to <c>/v1</c>, which is added; usually <see cref="DefaultAddress"/>.</param>
    /// <param name="apiKey">Sent as <c>Api-Key</c>.</param>
    /// <exception cref="FormatException">The key cannot stand in a header.</exception>
    public IdeogramImages(HttpClient http, Uri address, string? apiKey) =>
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

    /// <summary>The answer to the submission is the result, so there is nothing to poll: a poll means that the answer was lost.</summary>
    public Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct) =>
        Task.FromResult<TaskState>(new TaskState.Failed(HttpFailure.NothingToAsk));

    /// <summary>Nothing: Ideogram has no way to cancel.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    private static TaskState FromWire(Made? made) => made?.Data?.OfType<PictureMade>().ToArray() switch
    {
        null => new TaskState.Failed(HttpFailure.UnreadableSubmit),
        [{ IsImageSafe: false }, ..] or [{ Url: "" }, ..] => new TaskState.Failed(HttpFailure.OutputRefused),
        [{ Url: { } link }, ..] when RemoteFile.Read(link) is { } file => new TaskState.Completed(file),
        _ => new TaskState.Failed(HttpFailure.Empty),
    };

    private sealed record Made(PictureMade?[]? Data);

    private sealed record PictureMade(string? Url, bool? IsImageSafe);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Made))]
    private sealed partial class IdeogramWire : JsonSerializerContext;
}
