using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.SdServer;

/// <summary>
/// The server of stable-diffusion.cpp, by its own queue: POST {base}/sdcpp/v1/img_gen or vid_gen, GET and POST cancel of
/// the job. https://github.com/leejet/stable-diffusion.cpp/blob/master/examples/server/api.md
/// </summary>
/// <remarks>
/// The model is the one the server was started with; a route calls it <c>default</c>. Results come in base64 inside the
/// job. It takes no reference of ours.
/// </remarks>
public sealed partial class SdServerTasks : ITaskProvider, IProviderCheck, IModelList
{
    private const string Capabilities = "/sdcpp/v1/capabilities";

    /// <summary>What a route calls the model that the server was started with.</summary>
    private const string AnyModel = "default";

    /// <summary>Options that the catalogue has and the server has not, or calls otherwise.</summary>
    private static readonly string[] OurNames = ["size", "aspect_ratio", "format", "quality", "style", "duration", "resolution"];

    private readonly VendorApi _api;

    /// <summary>Speaks to one server.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">The part before <c>/sdcpp</c>, which is appended; usually <c>http://…:1234</c>.</param>
    /// <param name="apiKey">Sent as a bearer token to whatever stands before it; the server itself asks for none.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public SdServerTasks(HttpMessageInvoker http, Uri address, string? apiKey) =>
        _api = new VendorApi(http, address, apiKey, VendorApi.Bearer);

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        using var response = await _api.PostAsync(call.Kind is TaskKind.Video ? "/sdcpp/v1/vid_gen" : "/sdcpp/v1/img_gen", JsonBody.Of(ToWire(call), SdWire.Default.JsonObject), ct);
        if (!response.IsSuccessStatusCode)
        {
            var body = await ErrorBody.ReadAsync(response, ct);
            // Its queue is full: a slot has to come free.
            return new TaskState.Failed((int)response.StatusCode == 429
                ? HttpFailure.TooManyAtOnce(response)
                : HttpFailure.OfSubmit(response, body.Text("error", "message") ?? body.Text("error") ?? body.Text("message"), _api.Key));
        }

        var job = await Reply.ReadAsync(response, SdWire.Default.Job, Reply.StatusBytes, ct);
        return job is { Id: { } id } && RemoteId.IsSafe(id) ? new TaskState.Running(id) : new TaskState.Failed(HttpFailure.UnreadableSubmit);
    }

    /// <inheritdoc />
    public async Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct)
    {
        using var response = await _api.GetAsync($"/sdcpp/v1/jobs/{handle.State}", ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(HttpFailure.OfPoll(response));
        }

        var job = await Reply.ReadAsync(response, SdWire.Default.Job, Reply.FileBytes, ct);
        return job is null ? new TaskState.Failed(HttpFailure.UnreadablePoll) : FromWire(job, handle.State);
    }

    /// <inheritdoc />
    public async Task CancelAsync(TaskHandle handle, CancellationToken ct)
    {
        using var response = await _api.PostAsync($"/sdcpp/v1/jobs/{handle.State}/cancel", null, ct);
        HttpFailure.ThrowUnlessCanceled(response);
    }

    /// <inheritdoc />
    /// <remarks>Asks what it can do.</remarks>
    public Task<ProviderFailure?> CheckAsync(CancellationToken ct) => _api.CheckAsync(Capabilities, ct);

    /// <inheritdoc />
    /// <remarks>The one model that it was started with.</remarks>
    public Task<ModelListing> ListAsync(IReadOnlyCollection<string> routed, CancellationToken ct) =>
        new ModelListReader(_api).ReadAsync(Capabilities, ReadLoaded, ct);

    private static ModelListPage? ReadLoaded(JsonElement reply) => reply.Member("model") is { ValueKind: JsonValueKind.Object } model && model.Text("stem") is { } stem
        ? new ModelListPage([new ListedModel(stem) { Aliases = [AnyModel, model.Text("name") ?? stem] }])
        : null;

    private static JsonObject ToWire(TaskCall call)
    {
        var body = new JsonObject { ["prompt"] = call.Prompt };
        if (PixelSize.Of(call.Options) is { } size)
        {
            body["width"] = size.Width;
            body["height"] = size.Height;
        }

        if (call.Kind is not TaskKind.Video && call.Options.Text("format") is { } format)
        {
            body["output_format"] = format;
        }

        foreach (var (name, value) in call.Options.Values)
        {
            if (!OurNames.Contains(name) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                body[name] = JsonNode.Parse(value.GetRawText());
            }
        }

        foreach (var (name, file) in call.Inputs)
        {
            body[name switch { "image_url" => "init_image", "mask_url" => "mask_image", _ => name }] = Convert.ToBase64String(file.Content);
        }

        return body;
    }

    private static TaskState FromWire(Job job, string id) => job.Status switch
    {
        "completed" => RemoteFile.First([job.Result?.B64Json, .. (job.Result?.Images ?? []).Select(image => image?.B64Json)]) is { } file
            ? new TaskState.Completed(file)
            : new TaskState.Failed(HttpFailure.Empty),
        "failed" => new TaskState.Failed(HttpFailure.Broken),
        "cancelled" => new TaskState.Failed(HttpFailure.Stopped),
        _ => new TaskState.Running(id),
    };

    private sealed record Job(string? Id, string? Status, Result? Result);

    private sealed record Result(Image?[]? Images, [property: JsonPropertyName("b64_json")] string? B64Json);

    private sealed record Image([property: JsonPropertyName("b64_json")] string? B64Json);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(JsonObject))]
    [JsonSerializable(typeof(Job))]
    private sealed partial class SdWire : JsonSerializerContext;
}
