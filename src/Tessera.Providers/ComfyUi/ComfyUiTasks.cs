using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.ComfyUi;

/// <summary>
/// ComfyUI: POST {base}/prompt with a workflow, GET history and queue, GET view of the saved file.
/// https://docs.comfy.org/development/comfyui-server/comms_routes
/// </summary>
/// <remarks>
/// A route sets the option <c>workflow</c> to a graph in API format with placeholders (see
/// <see cref="ComfyUiWorkflow"/>). Without it the model is a checkpoint, and a default graph is built. ComfyUI
/// accepts a client-chosen job ID, so a job whose submission got no reply can be found by our reference.
/// </remarks>
public sealed partial class ComfyUiTasks : ITaskProvider, IProviderCheck, IModelList
{
    /// <summary>Large enough for a video of a few minutes.</summary>
    private const int MaxFileBytes = 512_000_000;

    private readonly VendorApi _api;

    /// <summary>Connects to one ComfyUI.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">Usually <c>http://…:8188</c>.</param>
    /// <param name="apiKey">Sent as a bearer token, for a proxy in front of it; ComfyUI itself requires none.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public ComfyUiTasks(HttpMessageInvoker http, Uri address, string? apiKey) =>
        _api = new VendorApi(http, address, apiKey, VendorApi.Bearer);

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (input, file) in call.Inputs)
        {
            var (name, failure) = await UploadAsync(call.Reference, input, file, ct);
            if (name is null)
            {
                return new TaskState.Failed(failure ?? HttpFailure.UnreadableUpload);
            }

            names[input] = name;
        }

        var id = ComfyUiId.Of(call.Reference);
        var body = new JsonObject
        {
            ["prompt"] = ComfyUiWorkflow.Of(call, names),
            ["prompt_id"] = id,
            ["client_id"] = call.Reference,
        };
        using var response = await _api.PostAsync("/prompt", JsonBody.Of(body, ComfyUiWire.Default.JsonObject), ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(ComfyUiErrors.OfSubmit(response, await ErrorBody.ReadAsync(response, ct), call, _api.Key));
        }

        // Older servers choose the ID themselves.
        var queued = await Reply.ReadAsync(response, ComfyUiWire.Default.Queued, Reply.StatusBytes, ct);
        return RemoteId.IsSafe(queued?.PromptId) ? new TaskState.Running(queued!.PromptId!) : new TaskState.Failed(HttpFailure.UnreadableSubmit);
    }

    /// <inheritdoc />
    public TaskState.Running? Named(TaskCall call) => new(ComfyUiId.Of(call.Reference));

    /// <inheritdoc />
    public async Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct)
    {
        var (state, isIn) = await HistoryAsync(handle, ct);
        if (isIn)
        {
            return state;
        }

        var (waits, failure) = await IsQueuedAsync(handle.State, ct);
        if (failure is not null || waits)
        {
            return failure is null ? new TaskState.Running(handle.State) : new TaskState.Failed(failure);
        }

        // The job may have ended between the two requests; one that is in neither list was lost in a restart of the server.
        (state, isIn) = await HistoryAsync(handle, ct);
        return isIn ? state : new TaskState.Failed(new ProviderFailure(FailureKind.UnknownOutcome, "The provider does not know this work: it never arrived, or was lost when the provider restarted."));
    }

    /// <inheritdoc />
    public async Task CancelAsync(TaskHandle handle, CancellationToken ct)
    {
        // The first request affects a queued job, the second a running one; the other has no effect.
        await PostAsync("/queue", new JsonObject { ["delete"] = new JsonArray(handle.State) }, ct);
        await PostAsync("/interrupt", new JsonObject { ["prompt_id"] = handle.State }, ct);
    }

    private async Task PostAsync(string path, JsonObject body, CancellationToken ct)
    {
        using var response = await _api.PostAsync(path, JsonBody.Of(body, ComfyUiWire.Default.JsonObject), ct);
        HttpFailure.ThrowUnlessCanceled(response);
    }

    private async Task<(string? Name, ProviderFailure? Failure)> UploadAsync(string reference, string input, MediaInput file, CancellationToken ct)
    {
        using var part = new ByteArrayContent(file.Content);
        part.Headers.ContentType = new MediaTypeHeaderValue(file.ContentType);
        var end = file.ContentType[(file.ContentType.IndexOf('/', StringComparison.Ordinal) + 1)..];
        using var form = new MultipartFormDataContent
        {
            { part, "image", $"{reference}-{input}.{end}" },
            { new StringContent("input"), "type" },
            { new StringContent("true"), "overwrite" },
        };
        using var response = await _api.PostAsync("/upload/image", form, ct);
        if (!response.IsSuccessStatusCode)
        {
            return (null, HttpFailure.OfUpload(response, ComfyUiErrors.SentenceOf(await ErrorBody.ReadAsync(response, ct)), _api.Key));
        }

        var saved = await Reply.ReadAsync(response, ComfyUiWire.Default.SavedFile, Reply.StatusBytes, ct);
        return (saved?.Name is { } name ? saved.Subfolder is { Length: > 0 } folder ? $"{folder}/{name}" : name : null, null);
    }

    /// <summary>The job's end, if it has ended.</summary>
    private async Task<(TaskState State, bool IsIn)> HistoryAsync(TaskHandle handle, CancellationToken ct)
    {
        using var response = await _api.GetAsync($"/history/{handle.State}", ct);
        if (!response.IsSuccessStatusCode)
        {
            return (new TaskState.Failed(HttpFailure.OfPoll(response)), true);
        }

        var entries = await Reply.ReadAsync(response, ComfyUiWire.Default.DictionaryStringHistory, Reply.StatusBytes, ct);
        if (entries is null)
        {
            return (new TaskState.Failed(HttpFailure.UnreadablePoll), true);
        }

        if (entries.GetValueOrDefault(handle.State) is not { } entry)
        {
            return (new TaskState.Running(handle.State), false);
        }

        return (entry.Status?.StatusStr switch
        {
            "error" => new TaskState.Failed(ComfyUiErrors.OfWork(entry.Status.Messages)),
            "success" or null => await CollectAsync(entry, handle.Call.Kind, ct),
            _ => new TaskState.Running(handle.State),
        }, true);
    }

    private async Task<(bool Waits, ProviderFailure? Failure)> IsQueuedAsync(string id, CancellationToken ct)
    {
        using var response = await _api.GetAsync("/queue", ct);
        if (!response.IsSuccessStatusCode)
        {
            return (false, HttpFailure.OfPoll(response));
        }

        var queue = await Reply.ReadAsync(response, ComfyUiWire.Default.Queue, Reply.FileBytes, ct);
        return queue is null
            ? (false, HttpFailure.UnreadablePoll)
            : (ComfyUiOutput.Names(queue.QueueRunning, id) || ComfyUiOutput.Names(queue.QueuePending, id), null);
    }

    /// <summary>The server may be in a private network that only this connector may access, so the connector downloads the file.</summary>
    private async Task<TaskState> CollectAsync(History entry, TaskKind kind, CancellationToken ct)
    {
        if (ComfyUiOutput.Find(entry.Outputs, kind) is not { Name: { } name } file)
        {
            return new TaskState.Failed(HttpFailure.Empty);
        }

        var query = $"filename={Uri.EscapeDataString(name)}&subfolder={Uri.EscapeDataString(file.Subfolder ?? "")}&type={Uri.EscapeDataString(file.Type ?? "output")}";
        using var response = await _api.GetAsync($"/view?{query}", ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(HttpFailure.OfPoll(response));
        }

        return await Reply.ReadBytesAsync(response, MaxFileBytes, ct) is { Length: > 0 } content
            ? new TaskState.Completed(new TaskOutput.File(content))
            : new TaskState.Failed(HttpFailure.Empty);
    }

    /// <inheritdoc />
    /// <remarks>Requests the queue.</remarks>
    public Task<ProviderFailure?> CheckAsync(CancellationToken ct) => _api.CheckAsync("/queue", ct);

    /// <inheritdoc />
    /// <remarks>Lists checkpoints; what a route's own workflow loads is unknown.</remarks>
    public Task<ModelListing> ListAsync(IReadOnlyCollection<string> routed, CancellationToken ct) =>
        new ModelListReader(_api).ReadAsync("/models/checkpoints", ReadCheckpoints, ct);

    private static ModelListPage? ReadCheckpoints(JsonElement reply) => reply.ValueKind is JsonValueKind.Array
        ? new ModelListPage([.. reply.EnumerateArray().Select(name => name.AsText()).OfType<string>().Select(name => new ListedModel(name))])
        : null;

    private sealed record Queued(string? PromptId);

    /// <summary>What runs and what waits: lists of <c>[number, id, graph, …]</c>.</summary>
    private sealed record Queue(JsonElement QueueRunning, JsonElement QueuePending);

    /// <summary>Work that has ended: what each node put out, and how it ended.</summary>
    private sealed record History(JsonElement Outputs, HistoryStatus? Status);

    /// <summary>Its events are lists of <c>[event, data]</c>.</summary>
    private sealed record HistoryStatus(string? StatusStr, JsonElement Messages);

    /// <summary>A file on the server's disk.</summary>
    internal sealed record SavedFile(string? Name, string? Subfolder, string? Type);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(JsonObject))]
    [JsonSerializable(typeof(Queued))]
    [JsonSerializable(typeof(Queue))]
    [JsonSerializable(typeof(SavedFile))]
    [JsonSerializable(typeof(Dictionary<string, History>))]
    private sealed partial class ComfyUiWire : JsonSerializerContext;
}
