using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.MiniMax;

/// <summary>
/// MiniMax's speech, POST {base}/v1/t2a_v2, which replies with the sound, and its Hailuo videos, POST
/// {base}/v1/video_generation, which are queried and then looked up as a file. https://platform.minimax.io/docs/api-reference
/// </summary>
/// <remarks>
/// A failure is a code in the body, mostly with status 200. The API has no cancel, no client-chosen job name and no documented call
/// that only checks a key.
/// </remarks>
public sealed partial class MiniMaxMedia : ITaskProvider
{
    /// <summary>MiniMax's international address; accounts of the Chinese one have keys of their own.</summary>
    public static readonly Uri DefaultAddress = new("https://api.minimax.io");

    private readonly VendorApi _api;

    /// <summary>Connects to MiniMax, or to a relay with the same API.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">The part before <c>/v1</c>, which is appended; usually <see cref="DefaultAddress"/>.</param>
    /// <param name="apiKey">Sent as a bearer token.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public MiniMaxMedia(HttpMessageInvoker http, Uri address, string? apiKey) => _api = new VendorApi(http, address, apiKey, VendorApi.Bearer);

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(call);
        var isSpeech = call.Kind is TaskKind.Speech;
        using var response = await _api.PostAsync(
            isSpeech ? "/v1/t2a_v2" : "/v1/video_generation", JsonBody.Of(isSpeech ? MiniMaxRequest.SpeechOf(call) : MiniMaxRequest.VideoOf(call), MiniMaxWire.Default.JsonObject), ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(await MiniMaxErrors.OfSubmitAsync(response, _api.Key, ct));
        }

        var reply = await Reply.ReadAsync(response, MiniMaxWire.Default.JsonElement, Reply.FileBytes, ct);
        return MiniMaxErrors.In(reply, response, _api.Key) is { } failure ? new TaskState.Failed(failure)
            : isSpeech ? SoundIn(reply)
            : reply.Text("task_id") is { } id && RemoteId.IsSafe(id) ? new TaskState.Running(id)
            : new TaskState.Failed(HttpFailure.UnreadableSubmit);
    }

    /// <summary>Only a video is polled. Of speech the reply to the submission is the result.</summary>
    public async Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct)
    {
        if (handle.Call.Kind is TaskKind.Speech)
        {
            return new TaskState.Failed(HttpFailure.NothingToAsk);
        }

        var (job, failure) = await AskAsync($"/v1/query/video_generation?task_id={handle.State}", ct);
        return failure is not null ? new TaskState.Failed(failure) : job.Text("status") switch
        {
            "Success" => job.Text("file_id") is { } file && RemoteId.IsSafe(file) ? await CollectAsync(file, ct) : new TaskState.Failed(HttpFailure.Empty),
            "Fail" or "Failed" => new TaskState.Failed(HttpFailure.Broken),
            _ => new TaskState.Running(handle.State),
        };
    }

    /// <summary>Does nothing: MiniMax's API has no cancel.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    // The link is temporary, and each look-up gives a new one.
    private async Task<TaskState> CollectAsync(string file, CancellationToken ct)
    {
        var (found, failure) = await AskAsync($"/v1/files/retrieve?file_id={file}", ct);
        return failure is not null ? new TaskState.Failed(failure)
            : RemoteFile.Read(found.Member("file").Text("download_url")) is { } link ? new TaskState.Completed(link)
            : new TaskState.Failed(HttpFailure.Empty);
    }

    private async Task<(JsonElement Reply, ProviderFailure? Failure)> AskAsync(string path, CancellationToken ct)
    {
        using var response = await _api.GetAsync(path, ct);
        if (!response.IsSuccessStatusCode)
        {
            return (default, await MiniMaxErrors.OfPollAsync(response, _api.Key, ct));
        }

        var reply = await Reply.ReadAsync(response, MiniMaxWire.Default.JsonElement, Reply.StatusBytes, ct);
        return (reply, reply.ValueKind is JsonValueKind.Object ? MiniMaxErrors.In(reply, response, _api.Key) : HttpFailure.UnreadablePoll);
    }

    private static TaskState SoundIn(JsonElement reply) => reply.Member("data").Member("audio") is not { ValueKind: JsonValueKind.String } hex
        ? new TaskState.Failed(HttpFailure.UnreadableSubmit)
        : SoundFile.Read(FromHex(hex.AsText() ?? "")) is { } sound
            ? new TaskState.Completed(sound)
            : new TaskState.Failed(HttpFailure.Empty);

    private static byte[]? FromHex(string text)
    {
        var bytes = new byte[text.Length / 2];
        return Convert.FromHexString(text, bytes, out _, out _) is OperationStatus.Done ? bytes : null;
    }

    [JsonSerializable(typeof(JsonObject))]
    [JsonSerializable(typeof(JsonElement))]
    private sealed partial class MiniMaxWire : JsonSerializerContext;
}
