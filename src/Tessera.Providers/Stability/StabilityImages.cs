using System.Net;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Masks;

namespace Tessera.Providers.Stability;

/// <summary>
/// Stability's image API: POST {base}/v2beta/stable-image/… replies with the finished image; two slow tools are polled at
/// {base}/v2beta/results/{id}. The model is <c>sd3.5-large</c>, <c>core</c>, <c>ultra</c> or, for a tool, its path:
/// <c>edit/remove-background</c>, <c>upscale/fast</c>. https://platform.stability.ai/docs/api-reference
/// </summary>
/// <remarks>
/// JSON is requested instead of the bare image, because a truncated image looks like a complete one. An image that the
/// content filter rejects is returned blurred, with status 200. The API has no cancel and no client-chosen job name.
/// </remarks>
public sealed partial class StabilityImages : ITaskProvider, IProviderCheck
{
    /// <summary>Stability's own address.</summary>
    public static readonly Uri DefaultAddress = new("https://api.stability.ai");

    private readonly VendorApi _api;

    /// <summary>Connects to Stability, or to a relay with the same API.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">The part before <c>/v2beta</c>, which is appended; usually <see cref="DefaultAddress"/>.</param>
    /// <param name="apiKey">Sent as a bearer token, <c>sk-…</c>.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public StabilityImages(HttpMessageInvoker http, Uri address, string? apiKey) =>
        _api = new VendorApi(http, address, apiKey, VendorApi.Bearer, VendorApi.AcceptJson);

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        var (path, form) = StabilityRequest.ToWire(call);
        if (form is null)
        {
            return new TaskState.Failed(VendorMask.Unreadable);
        }

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
        // Decided by kind, not by model: a tool's job is polled by its id even if its route has left the catalogue.
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

    /// <summary>Does nothing: Stability's API has no cancel.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    /// <remarks>Requests the account's credits.</remarks>
    public Task<ProviderFailure?> CheckAsync(CancellationToken ct) => _api.CheckAsync("/v1/user/balance", ct);

    /// <summary>The tools that reply with an id to poll.</summary>
    private static bool IsSlow(TaskCall call) => call.Model is "upscale/creative" or "edit/replace-background-and-relight";

    /// <summary>Null when the JSON is not a reply of Stability's.</summary>
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
