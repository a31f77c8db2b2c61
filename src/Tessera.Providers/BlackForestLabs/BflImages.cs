using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Masks;

namespace Tessera.Providers.BlackForestLabs;

/// <summary>
/// The FLUX models of Black Forest Labs: POST {base}/{model}, then GET of the polling address in its reply.
/// https://docs.bfl.ai/quick_start/generating_images
/// </summary>
/// <remarks>
/// The polling address belongs to a region, so it is used unchanged if it is on the configured host or, from
/// <c>bfl.ai</c>, on another host of that domain. Results can be fetched for ten minutes. The API has no cancel and
/// no client-chosen job name.
/// </remarks>
public sealed partial class BflImages : ITaskProvider, IProviderCheck
{
    /// <summary>Its own address, which routes to a region.</summary>
    public static readonly Uri DefaultAddress = new("https://api.bfl.ai/v1");

    private const string Domain = ".bfl.ai";

    private readonly VendorApi _api;
    private readonly bool _isBfl;

    /// <summary>Connects to Black Forest Labs, or to a relay with the same API.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">Including the version; usually <see cref="DefaultAddress"/>.</param>
    /// <param name="apiKey">Sent as <c>x-key</c>.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public BflImages(HttpMessageInvoker http, Uri address, string? apiKey)
    {
        _api = new VendorApi(http, address, apiKey, static key => [new("x-key", key)], VendorApi.AcceptJson);
        _isBfl = IsBfl(address);
    }

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        if (BflRequest.ToWire(call) is not { } body)
        {
            return new TaskState.Failed(VendorMask.Unreadable);
        }

        using var response = await _api.PostAsync($"/{call.Model}", body, ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(await BflErrors.OfSubmitAsync(response, _api.Key, ct));
        }

        var accepted = await Reply.ReadAsync(response, BflWire.Default.Accepted, Reply.StatusBytes, ct);
        return accepted is { Id: { } id } && RemoteId.IsSafe(id)
            ? new TaskState.Running(JsonSerializer.Serialize(new Work(id, accepted.PollingUrl, CostOf(accepted.Cost)), BflWire.Default.Work))
            : new TaskState.Failed(HttpFailure.UnreadableSubmit);
    }

    /// <inheritdoc />
    public async Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct)
    {
        var work = JsonSerializer.Deserialize(handle.State, BflWire.Default.Work) ?? throw new JsonException("The stored state is null.");
        using var response = await _api.SendAsync(HttpMethod.Get, PollingAddress(work), null, ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(HttpFailure.OfPoll(response));
        }

        var result = await Reply.ReadAsync(response, BflWire.Default.Result, Reply.StatusBytes, ct);
        return result is null ? new TaskState.Failed(HttpFailure.UnreadablePoll) : FromWire(result, work, handle.State);
    }

    /// <summary>Does nothing: Black Forest Labs's API has no cancel.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    private Uri PollingAddress(Work work)
    {
        if ((_api.Own(work.PollingUrl) ?? OtherRegion(work.PollingUrl)) is not { } given)
        {
            return _api.At($"/get_result?id={work.Id}");
        }

        return given.Query.Contains("id=", StringComparison.Ordinal)
            ? given
            : new Uri(given.AbsoluteUri + (given.Query.Length == 0 ? "?" : "&") + $"id={work.Id}");
    }

    private Uri? OtherRegion(string? link) =>
        _isBfl && Uri.TryCreate(link, UriKind.Absolute, out var given) && IsBfl(given) && given is { IsDefaultPort: true, UserInfo: "" } ? given : null;

    private static bool IsBfl(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && address.IdnHost.EndsWith(Domain, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    /// <remarks>Requests the remaining credits.</remarks>
    public Task<ProviderFailure?> CheckAsync(CancellationToken ct) => _api.CheckAsync("/credits", ct);

    private static TaskState FromWire(Result result, Work work, string state) => result.Status switch
    {
        "Ready" => RemoteFile.Read(SampleOf(result.Content)) is { } file
            ? new TaskState.Completed(file) { CostMicroUsd = CostOf(result.Cost) ?? work.CostMicroUsd }
            : new TaskState.Failed(HttpFailure.Empty),
        "Request Moderated" => new TaskState.Failed(HttpFailure.InputRefused),
        "Content Moderated" => new TaskState.Failed(HttpFailure.OutputRefused),
        "Error" or "Failed" => new TaskState.Failed(HttpFailure.Broken),
        "Task not found" => new TaskState.Failed(HttpFailure.Forgotten),
        _ => new TaskState.Running(state, ProgressOf(result.Progress)),
    };

    private static string? SampleOf(JsonElement result) =>
        result.ValueKind is JsonValueKind.Object && result.TryGetProperty("sample", out var sample) && sample.ValueKind is JsonValueKind.String
            ? sample.GetString()
            : null;

    private static double? ProgressOf(JsonElement progress) =>
        progress.ValueKind is JsonValueKind.Number ? Math.Clamp(progress.GetDouble(), 0, 1) : null;

    /// <summary>A credit is a US cent.</summary>
    private static long? CostOf(JsonElement credits) =>
        credits.ValueKind is JsonValueKind.Number && credits.TryGetDecimal(out var number) && number is >= 0 and < 1_000_000 ? (long)(number * 10_000) : null;

    private sealed record Accepted(string? Id, string? PollingUrl, JsonElement Cost);

    private sealed record Result(string? Status, [property: JsonPropertyName("result")] JsonElement Content, JsonElement Progress, JsonElement Cost);

    private sealed record Work(string Id, string? PollingUrl, long? CostMicroUsd);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Accepted))]
    [JsonSerializable(typeof(Result))]
    [JsonSerializable(typeof(Work))]
    private sealed partial class BflWire : JsonSerializerContext;
}
