using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;

namespace Tessera.Providers.Midjourney;

/// <summary>
/// Midjourney through the midjourney-proxy protocol: POST {base}/mj/submit/imagine, or {base}/mj/submit/video with an image, then GET
/// {base}/mj/task/{id}/fetch. https://github.com/novicezk/midjourney-proxy/blob/main/docs/api.md
/// </summary>
/// <remarks>
/// Such a proxy automates Discord accounts, against Midjourney's terms: using one is the operator's decision. The
/// result is the grid of four, or the first of the videos, which are about five seconds long. The status is always 200; the code in the body counts. Our reference is sent as
/// <c>state</c>, which cannot be used to find a job. Only some forks can cancel.
/// </remarks>
public sealed partial class MidjourneyTasks : ITaskProvider, IProviderCheck
{
    private static readonly string[] ContentMarks = ["banned prompt", "blocked", "moderat", "sensitive", "policy", "blacklist"];

    private readonly VendorApi _api;

    /// <summary>Connects to one proxy.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">The part before <c>/mj</c>, which is appended; with the mode's prefix if a fork has one (<c>…/mj-fast</c>).</param>
    /// <param name="apiKey">Sent as <c>mj-api-secret</c> and as a bearer token, for relays; null or empty if none is set.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public MidjourneyTasks(HttpMessageInvoker http, Uri address, string? apiKey) =>
        _api = new VendorApi(http, address, apiKey, static key => [new("mj-api-secret", key), .. VendorApi.Bearer(key)], VendorApi.AcceptJson);

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        var isVideo = call.Kind is TaskKind.Video;
        if (isVideo && call.Inputs.Count == 0)
        {
            return new TaskState.Failed(new ProviderFailure(FailureKind.InvalidInput, "This provider makes videos of an image only: give `image_url`."));
        }

        using var response = await _api.PostAsync(
            isVideo ? "/mj/submit/video" : "/mj/submit/imagine",
            isVideo ? JsonBody.Of(FilmOf(call), MidjourneyWire.Default.Film) : JsonBody.Of(ImagineOf(call), MidjourneyWire.Default.Imagine),
            ct);
        if (!response.IsSuccessStatusCode)
        {
            var body = await ErrorBody.ReadAsync(response, ct);
            return new TaskState.Failed(HttpFailure.OfSubmit(response, body.Text("description") ?? body.Text("message") ?? body.Text("error", "message"), _api.Key));
        }

        var submitted = await Reply.ReadAsync(response, MidjourneyWire.Default.Submitted, Reply.StatusBytes, ct);
        return submitted?.Code is null ? new TaskState.Failed(HttpFailure.UnreadableSubmit) : FromWire(submitted);
    }

    /// <inheritdoc />
    public async Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct)
    {
        using var response = await _api.GetAsync($"/mj/task/{handle.State}/fetch", ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(HttpFailure.OfPoll(response));
        }

        var body = await Reply.ReadBytesAsync(response, Reply.StatusBytes, ct);
        if (body is not null && (body.Length == 0 || body.AsSpan().SequenceEqual("null"u8)))
        {
            // These proxies' replies for an unknown task.
            return new TaskState.Failed(HttpFailure.Forgotten);
        }

        return Reply.Parse(body, MidjourneyWire.Default.Work) is { } work
            ? FromWire(handle.Call.Kind, work, handle.State)
            : new TaskState.Failed(HttpFailure.UnreadablePoll);
    }

    /// <inheritdoc />
    public async Task CancelAsync(TaskHandle handle, CancellationToken ct)
    {
        using var response = await _api.PostAsync($"/mj/task/{handle.State}/cancel", null, ct);
        HttpFailure.ThrowUnlessCanceled(response);
    }

    /// <inheritdoc />
    /// <remarks>Requests an empty list of tasks.</remarks>
    public async Task<ProviderFailure?> CheckAsync(CancellationToken ct)
    {
        using var response = await _api.PostAsync("/mj/task/list-by-condition", JsonBody.Of(new Wanted([]), MidjourneyWire.Default.Wanted), ct);
        return response.IsSuccessStatusCode ? null : HttpFailure.OfSubmit(response);
    }

    private static Imagine ImagineOf(TaskCall call) => new(
        MidjourneyPrompt.Of(call),
        call.Inputs.Count == 0 ? null : [.. call.Inputs.Values.Select(RemoteFile.ToDataUri)],
        call.Model.StartsWith("niji", StringComparison.Ordinal) ? "NIJI_JOURNEY" : null,
        call.Reference);

    // Without a type it is 480p. The image decides the ratio.
    private static Film FilmOf(TaskCall call) => new(
        MidjourneyPrompt.Plain(call.Prompt),
        call.Options.Text("motion") ?? "low",
        RemoteFile.ToDataUri(call.Inputs.Values.First()),
        call.Options.Text("resolution") is "720p" ? "vid_1.1_i2v_720" : null,
        call.Reference);

    private TaskState FromWire(Submitted submitted) =>
        Refusal(submitted) is { } failure ? new TaskState.Failed(failure)
        : IdOf(submitted.Result) is { } id ? new TaskState.Running(id)
        : new TaskState.Failed(HttpFailure.UnreadableSubmit);

    private ProviderFailure? Refusal(Submitted submitted) => submitted.Code switch
    {
        // Accepted, exists already, queued.
        1 or 21 or 22 => null,
        3 => new(FailureKind.Unavailable, "The provider has no account to work with."),
        4 => HttpFailure.Invalid(submitted.Description, _api.Key),
        23 => new(FailureKind.ConcurrencyLimited, "The provider works on as much at once as it allows."),
        24 => HttpFailure.InputRefused,
        _ => IsPolicy(submitted.Description) ? HttpFailure.InputRefused : HttpFailure.Broken,
    };

    private static TaskState FromWire(TaskKind kind, Work work, string id) => work.Status switch
    {
        // A running task also has a link, to an unfinished image; a video's image is its first frame.
        "SUCCESS" => RemoteFile.First(kind is TaskKind.Video ? [work.VideoUrl, .. (work.VideoUrls ?? []).Select(video => video?.Url)] : [work.ImageUrl]) is { } file ? new TaskState.Completed(file) : new TaskState.Failed(HttpFailure.Empty),
        "FAILURE" => new TaskState.Failed(IsPolicy(work.FailReason) ? HttpFailure.OutputRefused : HttpFailure.Broken),
        "CANCEL" => new TaskState.Failed(HttpFailure.Stopped),
        _ => new TaskState.Running(id, ProgressOf(work.Progress)),
    };

    /// <summary>A string, or a number in some forks.</summary>
    private static string? IdOf(JsonElement result) =>
        result.ValueKind is JsonValueKind.String or JsonValueKind.Number && RemoteId.IsSafe(result.ToString()) ? result.ToString() : null;

    private static double? ProgressOf(string? progress) =>
        double.TryParse(progress?.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100
            ? percent / 100
            : null;

    private static bool IsPolicy(string? reason) =>
        reason is not null && Array.Exists(ContentMarks, mark => reason.Contains(mark, StringComparison.OrdinalIgnoreCase));

    private sealed record Imagine(string Prompt, string[]? Base64Array, string? BotType, string State);

    private sealed record Film(string Prompt, string Motion, string Image, string? VideoType, string State);

    private sealed record Wanted(string[] Ids);

    private sealed record Submitted(int? Code, string? Description, JsonElement Result);

    private sealed record Work(string? Status, string? Progress, string? ImageUrl, string? VideoUrl, VideoMade?[]? VideoUrls, string? FailReason);

    private sealed record VideoMade(string? Url);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Imagine))]
    [JsonSerializable(typeof(Film))]
    [JsonSerializable(typeof(Wanted))]
    [JsonSerializable(typeof(Submitted))]
    [JsonSerializable(typeof(Work))]
    private sealed partial class MidjourneyWire : JsonSerializerContext;
}
