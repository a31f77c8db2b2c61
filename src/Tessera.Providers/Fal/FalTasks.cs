using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;

namespace Tessera.Providers.Fal;

/// <summary>
/// All models of fal, through its queue: POST {base}/{endpoint}, GET status, GET result, PUT cancel. The model is the
/// endpoint (<c>fal-ai/flux/dev</c>); its input is the options, the prompt and the files under the names that the route gives
/// them. https://docs.fal.ai/model-apis/model-endpoints/queue
/// </summary>
/// <remarks>
/// Files are sent as data URIs. The queue accepts no client-chosen job name, so a lost job cannot be found. Status, result
/// and cancel have their own addresses in the reply; they are used if they are on the configured host, and built
/// by fal's rule otherwise.
/// </remarks>
public sealed partial class FalTasks : ITaskProvider, IModelList
{
    /// <summary>fal's own address.</summary>
    public static readonly Uri DefaultAddress = new("https://queue.fal.run");

    // The list of models is on another host of fal's, which a relay does not have.
    private static readonly Uri Platform = new("https://api.fal.ai/v1");

    private readonly VendorApi _api;
    private readonly VendorApi? _platform;

    /// <summary>Connects to fal, or to a relay with the same API.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">Usually <see cref="DefaultAddress"/>.</param>
    /// <param name="apiKey">As fal displays it, <c>id:secret</c>.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public FalTasks(HttpMessageInvoker http, Uri address, string? apiKey)
        : this(http, address, address.IdnHost == DefaultAddress.IdnHost ? Platform : null, apiKey)
    {
    }

    internal FalTasks(HttpMessageInvoker http, Uri address, Uri? platform, string? apiKey)
    {
        _platform = platform is null ? null : new VendorApi(http, platform, null, VendorApi.Bearer);
        _api = new VendorApi(http, address, apiKey, static key => [new("Authorization", $"Key {key}")], VendorApi.AcceptJson);
    }

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        using var response = await _api.PostAsync($"/{call.Model}", JsonBody.Of(ModelInput.Of(call, (_, file) => RemoteFile.ToDataUri(file)), FalWire.Default.JsonObject), ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(await FalErrors.OfSubmitAsync(response, _api.Key, ct));
        }

        var queued = await Reply.ReadAsync(response, FalWire.Default.Queued, Reply.StatusBytes, ct);
        return queued?.RequestId is { } id && RemoteId.IsSafe(id)
            ? new TaskState.Running(JsonSerializer.Serialize(NewWork(call.Model, id, queued), FalWire.Default.Work))
            : new TaskState.Failed(HttpFailure.UnreadableSubmit);
    }

    /// <inheritdoc />
    public async Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct)
    {
        var work = WorkOf(handle);
        using var response = await _api.SendAsync(HttpMethod.Get, AddressOf(work, work.Status, "/status"), null, ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(await FalErrors.OfStatusAsync(response, _api.Key, ct));
        }

        var status = await Reply.ReadAsync(response, FalWire.Default.Status, Reply.StatusBytes, ct);
        return status switch
        {
            null => new TaskState.Failed(HttpFailure.UnreadablePoll),
            { State: "COMPLETED" } when FalErrors.InStatus(status.Error, status.ErrorType) is { } failure => new TaskState.Failed(failure),
            { State: "COMPLETED" } => await CollectAsync(handle, work, ct),
            _ => new TaskState.Running(handle.State),
        };
    }

    /// <inheritdoc />
    public async Task CancelAsync(TaskHandle handle, CancellationToken ct)
    {
        var work = WorkOf(handle);
        using var response = await _api.SendAsync(HttpMethod.Put, AddressOf(work, work.Cancel, "/cancel"), null, ct);
        HttpFailure.ThrowUnlessCanceled(response);
    }

    /// <inheritdoc />
    /// <remarks>fal has over a thousand models, so only those of the routes are requested. The list is public, so no key is sent.</remarks>
    public async Task<ModelListing> ListAsync(IReadOnlyCollection<string> routed, CancellationToken ct) => _platform is not { } platform
        ? ModelListing.None
        : await new ModelListReader(platform).AskEachAsync(routed, FalModels.PathOf, FalModels.Read, ct);

    private async Task<TaskState> CollectAsync(TaskHandle handle, Work work, CancellationToken ct)
    {
        using var response = await _api.SendAsync(HttpMethod.Get, AddressOf(work, work.Result, ""), null, ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(await FalErrors.OfResultAsync(response, _api.Key, ct));
        }

        var result = await Reply.ReadAsync(response, FalWire.Default.JsonElement, Reply.FileBytes, ct);
        return result.ValueKind is not JsonValueKind.Object ? new TaskState.Failed(HttpFailure.UnreadablePoll) : FalOutput.Read(handle.Call.Kind, result);
    }

    private static Work WorkOf(TaskHandle handle) =>
        JsonSerializer.Deserialize(handle.State, FalWire.Default.Work) ?? throw new JsonException("The stored state is null.");

    private static Work NewWork(string model, string id, Queued queued) =>
        new($"/{AppOf(model)}/requests/{id}", queued.StatusUrl, queued.ResponseUrl, queued.CancelUrl);

    private Uri AddressOf(Work work, string? given, string end) => _api.Own(given) ?? _api.At(work.Path + end);

    /// <summary>The later addresses contain only the owner and the application, after a namespace if there is one.</summary>
    private static string AppOf(string model)
    {
        var parts = model.Split('/');
        return string.Join('/', parts.Take(parts[0] is "workflows" or "comfy" ? 3 : 2));
    }

    private sealed record Queued(string? RequestId, string? StatusUrl, string? ResponseUrl, string? CancelUrl);

    private sealed record Status([property: JsonPropertyName("status")] string? State, JsonElement Error, string? ErrorType);

    /// <summary>The job's path, and the addresses that fal returned.</summary>
    private sealed record Work(string Path, string? Status, string? Result, string? Cancel);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(JsonObject))]
    [JsonSerializable(typeof(JsonElement))]
    [JsonSerializable(typeof(Queued))]
    [JsonSerializable(typeof(Status))]
    [JsonSerializable(typeof(Work))]
    private sealed partial class FalWire : JsonSerializerContext;
}
