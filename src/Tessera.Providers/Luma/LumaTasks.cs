using System.Text.Json.Serialization;
using Tessera.Providers.Http;

namespace Tessera.Providers.Luma;

/// <summary>
/// Luma's Dream Machine: Photon images and Ray videos from text. POST {base}/generations/image or …/video, then GET
/// of the generation. https://docs.lumalabs.ai/reference
/// </summary>
/// <remarks>
/// Luma accepts images only as public links, so calls with files are refused before anything is sent. DELETE removes a
/// generation and is not documented to stop it, so cancel sends nothing. The API has no client-chosen job name.
/// </remarks>
public sealed partial class LumaTasks : ITaskProvider, IProviderCheck
{
    /// <summary>the Dream Machine's own address.</summary>
    public static readonly Uri DefaultAddress = new("https://api.lumalabs.ai/dream-machine/v1");

    private static readonly string[] PhotonRatios = ["1:1", "16:9", "9:16", "4:3", "3:4", "21:9", "9:21"];

    private static readonly string[] ContentMarks = ["moderation", "blacklisted", "content policy"];

    private static readonly string[] FundsMarks = ["insufficient credit", "not enough credit", "no credits"];

    private readonly VendorApi _api;

    /// <summary>Connects to Luma, or to a relay with the same API.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">Including the version; usually <see cref="DefaultAddress"/>.</param>
    /// <param name="apiKey">Sent as a bearer token.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public LumaTasks(HttpMessageInvoker http, Uri address, string? apiKey) =>
        _api = new VendorApi(http, address, apiKey, VendorApi.Bearer, VendorApi.AcceptJson);

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        if (call.Inputs.Count > 0)
        {
            return new TaskState.Failed(new ProviderFailure(
                FailureKind.InvalidInput, $"This provider cannot be given files: leave out {string.Join(" and ", call.Inputs.Keys.Order(StringComparer.Ordinal))}."));
        }

        var isVideo = call.Kind is TaskKind.Video;
        using var response = await _api.PostAsync(isVideo ? "/generations/video" : "/generations/image", JsonBody.Of(isVideo ? VideoOf(call) : ImageOf(call), LumaWire.Default.Request), ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(await RefusalAsync(response, ct));
        }

        var generation = await Reply.ReadAsync(response, LumaWire.Default.Generation, Reply.StatusBytes, ct);
        return generation is { Id: { } id } && RemoteId.IsSafe(id)
            ? FromWire(call.Kind, generation, id)
            : new TaskState.Failed(HttpFailure.UnreadableSubmit);
    }

    /// <inheritdoc />
    public async Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct)
    {
        using var response = await _api.GetAsync($"/generations/{handle.State}", ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(HttpFailure.OfPoll(response));
        }

        var generation = await Reply.ReadAsync(response, LumaWire.Default.Generation, Reply.StatusBytes, ct);
        return generation is null ? new TaskState.Failed(HttpFailure.UnreadablePoll) : FromWire(handle.Call.Kind, generation, handle.State);
    }

    /// <summary>Does nothing: Luma's API has no cancel.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    /// <remarks>Requests the remaining credits.</remarks>
    public Task<ProviderFailure?> CheckAsync(CancellationToken ct) => _api.CheckAsync("/credits", ct);

    /// <summary>Luma chooses the pixel size, so a size determines only the ratio.</summary>
    private static Request ImageOf(TaskCall call) => new(
        call.Model,
        call.Prompt,
        VendorOptions.Ratio(call.Options, PhotonRatios),
        call.Options.Text("format") switch { null => null, "jpeg" => "jpg", _ => "png" });

    private static Request VideoOf(TaskCall call) => new(call.Model, call.Prompt, call.Options.Text("aspect_ratio"))
    {
        Duration = call.Options.Text("duration") ?? (call.Options.Whole("duration") is { } seconds ? $"{seconds}s" : null),
        Resolution = call.Options.Text("resolution"),
        Loop = call.Options.Flag("loop") ? true : null,
    };

    private async Task<ProviderFailure> RefusalAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var body = await ErrorBody.ReadAsync(response, ct);
        var sentence = body.Text("detail") ?? body.Text("detail", "0", "msg");
        return (int)response.StatusCode switch
        {
            400 or 403 or 422 when Has(sentence, ContentMarks) => HttpFailure.InputRefused,
            403 or 429 when Has(sentence, FundsMarks) => HttpFailure.NoFunds,
            429 when Has(sentence, ["concurrent"]) => HttpFailure.TooManyAtOnce(response),
            _ => HttpFailure.OfSubmit(response, sentence, _api.Key),
        };
    }

    private static TaskState FromWire(TaskKind kind, Generation generation, string id) => generation.State switch
    {
        "completed" => RemoteFile.Read(kind is TaskKind.Video ? generation.Assets?.Video : generation.Assets?.Image) is { } file
            ? new TaskState.Completed(file)
            : new TaskState.Failed(HttpFailure.Empty),
        "failed" => new TaskState.Failed(
            Has(generation.FailureReason, ContentMarks) ? HttpFailure.OutputRefused
            : Has(generation.FailureReason, ["failed to read user input"]) ? HttpFailure.Invalid(generation.FailureReason, null)
            : HttpFailure.Broken),
        _ => new TaskState.Running(id),
    };

    private static bool Has(string? sentence, string[] marks) =>
        sentence is not null && Array.Exists(marks, mark => sentence.Contains(mark, StringComparison.OrdinalIgnoreCase));

    private sealed record Request(string Model, string Prompt, string? AspectRatio, string? Format = null)
    {
        public string? Duration { get; init; }

        public string? Resolution { get; init; }

        public bool? Loop { get; init; }
    }

    private sealed record Generation(string? Id, string? State, string? FailureReason, Assets? Assets);

    private sealed record Assets(string? Image, string? Video);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Request))]
    [JsonSerializable(typeof(Generation))]
    private sealed partial class LumaWire : JsonSerializerContext;
}
