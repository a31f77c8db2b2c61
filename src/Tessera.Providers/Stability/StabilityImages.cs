using System.Net;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;

namespace Tessera.Providers.Stability;

/// <summary>
/// Stability's pictures: POST {base}/v2beta/stable-image/…, answered when it is done; two slow tools are asked for at
/// {base}/v2beta/results/{id}. The model is <c>sd3.5-large</c>, <c>core</c>, <c>ultra</c> or, for a tool, its path:
/// <c>edit/remove-background</c>, <c>upscale/fast</c>. https://platform.stability.ai/docs/api-reference
/// </summary>
/// <remarks>
/// JSON is requested, not the bare image: a truncated image looks like a whole one. What the filter withholds comes blurred
/// with status 200. There is no cancel and no reference of ours.
/// </remarks>
public sealed partial class StabilityImages : ITaskProvider, IProviderCheck
{
    /// <summary>Where Stability is.</summary>
    public static readonly Uri DefaultAddress = new("https://api.stability.ai");

    private readonly VendorApi _api;

    /// <summary>Speaks to Stability, or to a relay of it.</summary>
    /// <param name="http">Its time-out has to be longer than a picture takes; redirects have to be off.</param>
    /// <param name="address">Up to <c>/v2beta</c>, which is added; usually <see cref="DefaultAddress"/>.</param>
    /// <param name="apiKey">Sent as a bearer token, <c>sk-…</c>.</param>
    /// <exception cref="FormatException">The key cannot stand in a header.</exception>
    public StabilityImages(HttpClient http, Uri address, string? apiKey) =>
        _api = new VendorApi(http, address, apiKey, VendorApi.Bearer, VendorApi.AcceptJson);

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        var (path, form) = StabilityRequest.ToWire(call);
        using var response = await _api.PostAsync($"/v2beta/stable-image/{path}", form, ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(await StabilityErrors.OfSubmitAsync(response, _api.Key, ct));
        }

        var made = await Reply.ReadAsync(response, StabilityWire.Default.Made, Reply.FileBytes, ct);
        return IsSlow(call) && RemoteId.IsSafe(made?.Id)
            ? new TaskState.Running(made?.Id ?? "")
            : FromWire(made) ?? new TaskState.Failed(HttpFailure.UnreadableSubmit);
    }

    /// <inheritdoc />
    public async Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct)
    {
        // Of the kind, not of the model: a tool is asked for by its number also when its route is gone from the catalogue.
        if (handle.Call.Kind is not TaskKind.Tool)
        {
            return new TaskState.Failed(HttpFailure.NothingToAsk);
        }

        using var response = await _api.GetAsync($"/v2beta/results/{handle.State}", ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(await StabilityErrors.OfPollAsync(response, ct));
        }

        return response.StatusCode is HttpStatusCode.Accepted
            ? new TaskState.Running(handle.State)
            : FromWire(await Reply.ReadAsync(response, StabilityWire.Default.Made, Reply.FileBytes, ct)) ?? new TaskState.Failed(HttpFailure.UnreadablePoll);
    }

    /// <summary>Nothing: Stability has no way to cancel.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    /// <remarks>Asks what is left of the credits.</remarks>
    public Task<ProviderFailure?> CheckAsync(CancellationToken ct) => _api.CheckAsync("/v1/user/balance", ct);

    /// <summary>The tools that answer with a number to ask for.</summary>
    private static bool IsSlow(TaskCall call) => call.Model is "upscale/creative" or "edit/replace-background-and-relight";

    /// <summary>Null when it is not an answer of Stability's.</summary>
    private static TaskState? FromWire(Made? made) => made switch
    {
        null or { Image: null, FinishReason: null } => null,
        { FinishReason: "CONTENT_FILTERED" } => new TaskState.Failed(HttpFailure.OutputRefused),
        { FinishReason: not (null or "SUCCESS") } => new TaskState.Failed(HttpFailure.Broken),
        _ => RemoteFile.First(made.Image) is { } file ? new TaskState.Completed(file) : new TaskState.Failed(HttpFailure.Empty),
    };

    private sealed record Made(string? Id, string? Image, string? FinishReason);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Made))]
    private sealed partial class StabilityWire : JsonSerializerContext;
}
