using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Kling;

/// <summary>
/// Kling's videos: POST {base}/text-to-video/{model}, or …/image-to-video/{model} for a call with a first frame, then GET
/// {base}/tasks?task_ids=…. https://kling.ai/document-api (API 2.0)
/// </summary>
/// <remarks>
/// The older API under /v1, where an access key and a secret sign a JWT, is not used. Neither API has a cancel.
/// </remarks>
public sealed partial class KlingVideos : ITaskProvider, IProviderCheck
{
    /// <summary>Kling's address outside of China; accounts of the Chinese one have keys of their own.</summary>
    public static readonly Uri DefaultAddress = new("https://api-singapore.klingai.com");

    private readonly VendorApi _api;

    /// <summary>Connects to Kling, or to a relay with the same API.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">Usually <see cref="DefaultAddress"/>.</param>
    /// <param name="apiKey">An API key, sent as a bearer token.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public KlingVideos(HttpMessageInvoker http, Uri address, string? apiKey) => _api = new VendorApi(http, address, apiKey, VendorApi.Bearer);

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(call);
        var way = call.Inputs.Count == 0 ? "text-to-video" : "image-to-video";
        using var response = await _api.PostAsync($"/{way}/{Uri.EscapeDataString(call.Model)}", JsonBody.Of(BodyOf(call), KlingWire.Default.JsonObject), ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(await KlingErrors.OfSubmitAsync(response, _api.Key, ct));
        }

        var reply = await Reply.ReadAsync(response, KlingWire.Default.JsonElement, Reply.StatusBytes, ct);
        return KlingErrors.In(reply, response, _api.Key) is { } failure ? new TaskState.Failed(failure)
            : reply.Member("data").Text("id") is { } id && RemoteId.IsSafe(id) ? new TaskState.Running(id)
            : new TaskState.Failed(HttpFailure.UnreadableSubmit);
    }

    /// <inheritdoc />
    public async Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(handle);
        using var response = await _api.GetAsync($"/tasks?task_ids={handle.State}", ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(await KlingErrors.OfPollAsync(response, _api.Key, ct));
        }

        var reply = await Reply.ReadAsync(response, KlingWire.Default.JsonElement, Reply.StatusBytes, ct);
        if (reply.ValueKind is not JsonValueKind.Object)
        {
            return new TaskState.Failed(HttpFailure.UnreadablePoll);
        }

        return KlingErrors.In(reply, response, _api.Key) is { } failure ? new TaskState.Failed(failure)
            : reply.Items("data").FirstOrDefault() is { ValueKind: JsonValueKind.Object } task ? StateOf(task, handle.State)
            : new TaskState.Failed(HttpFailure.Forgotten);
    }

    /// <summary>Does nothing: Kling's API has no cancel.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    /// <remarks>Requests the costs of a past second.</remarks>
    public Task<ProviderFailure?> CheckAsync(CancellationToken ct) => _api.CheckAsync("/account/costs?start_time=1764547200000&end_time=1764547201000", ct);

    private static TaskState StateOf(JsonElement task, string id) => task.Text("status") switch
    {
        "succeeded" => task.Items("outputs")
            .Where(output => output.Text("type") is null or "video")
            .Select(output => RemoteFile.Read(output.Text("url")))
            .FirstOrDefault(link => link is not null) is { } video
            ? new TaskState.Completed(video)
            : new TaskState.Failed(HttpFailure.Empty),
        "failed" => new TaskState.Failed(KlingErrors.OfTask(task.Text("message"))),
        _ => new TaskState.Running(id),
    };

    // The API has no seed and no negative prompt. A file is sent as base64 without the beginning of a data: URI.
    private static JsonObject BodyOf(TaskCall call)
    {
        var settings = new JsonObject { ["audio"] = call.Options.Flag("audio") ? "native" : "off" };
        VendorOptions.Put(settings, "aspect_ratio", call.Options.Text("aspect_ratio"));
        VendorOptions.PutOthers(settings, call.Options, "audio");
        if (call.Inputs.Count == 0)
        {
            return new JsonObject { ["prompt"] = call.Prompt, ["settings"] = settings };
        }

        var contents = new JsonArray();
        if (call.Prompt.Length > 0)
        {
            contents.Add(new JsonObject { ["type"] = "prompt", ["text"] = call.Prompt });
        }

        foreach (var (name, file) in call.Inputs)
        {
            contents.Add(new JsonObject { ["type"] = name == "image_url" ? "first_frame" : name, ["url"] = Convert.ToBase64String(file.Content) });
        }

        return new JsonObject { ["contents"] = contents, ["settings"] = settings };
    }

    [JsonSerializable(typeof(JsonObject))]
    [JsonSerializable(typeof(JsonElement))]
    private sealed partial class KlingWire : JsonSerializerContext;
}
