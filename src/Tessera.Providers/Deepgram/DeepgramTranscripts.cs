using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Deepgram;

/// <summary>
/// Deepgram's transcripts: POST {base}/v1/listen with the recording as it is; everything else stands in the query. It replies
/// when it is done. https://developers.deepgram.com/reference/speech-to-text/listen-pre-recorded
/// </summary>
/// <remarks>
/// Without a language its models take English, so the language is then detected. The API has no cancel and no client-chosen
/// job name.
/// </remarks>
public sealed partial class DeepgramTranscripts : ITaskProvider, IProviderCheck
{
    /// <summary>Deepgram's own address.</summary>
    public static readonly Uri DefaultAddress = new("https://api.deepgram.com");

    private readonly VendorApi _api;

    /// <summary>Connects to Deepgram, or to a server with the same API.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">The part before <c>/v1</c>, which is appended; usually <see cref="DefaultAddress"/>.</param>
    /// <param name="apiKey">Sent as <c>Authorization: Token</c>; null or empty for a server that requires none.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public DeepgramTranscripts(HttpMessageInvoker http, Uri address, string? apiKey) =>
        _api = new VendorApi(http, address, apiKey, static key => [new("Authorization", $"Token {key}")]);

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(call);
        using var response = await _api.PostAsync($"/v1/listen?{QueryOf(call)}", BodyOf(call), ct);
        return response.IsSuccessStatusCode
            ? FromWire(call, await Reply.ReadAsync(response, DeepgramWire.Default.JsonElement, Reply.FileBytes, ct))
            : new TaskState.Failed(await DeepgramErrors.OfSubmitAsync(response, _api.Key, ct));
    }

    /// <summary>The reply to the submission is the result. A poll happens only if that reply was lost.</summary>
    public Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct) =>
        Task.FromResult<TaskState>(new TaskState.Failed(HttpFailure.NothingToAsk));

    /// <summary>Does nothing: Deepgram's API has no cancel.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    /// <remarks>Requests the key's projects.</remarks>
    public Task<ProviderFailure?> CheckAsync(CancellationToken ct) => _api.CheckAsync("/v1/projects", ct);

    // Utterances are what one speaker says without a pause; without smart_format there is no punctuation.
    private static string QueryOf(TaskCall call)
    {
        var query = new StringBuilder($"model={Uri.EscapeDataString(call.Model)}&smart_format=true&utterances=true");
        query.Append(call.Options.Text("language") is { } language ? $"&language={Uri.EscapeDataString(language)}" : "&detect_language=true");
        foreach (var (name, value) in call.Options.Values)
        {
            if (name is not ("language" or "seed") && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.False))
            {
                var text = value.ValueKind is JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText();
                query.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(text));
            }
        }

        return query.ToString();
    }

    private static InputContent? BodyOf(TaskCall call) => call.Inputs.Values.FirstOrDefault() is { } recording
        ? new InputContent(recording) { Headers = { ContentType = InputContent.TypeOf(recording) } }
        : null;

    private static TaskState FromWire(TaskCall call, JsonElement reply)
    {
        var results = reply.Member("results");
        if (results.Items("channels").FirstOrDefault().Items("alternatives").FirstOrDefault().Member("transcript") is not { ValueKind: JsonValueKind.String } transcript)
        {
            return new TaskState.Failed(reply.Text("err_code") is null ? HttpFailure.UnreadableSubmit : HttpFailure.Broken);
        }

        var utterances = results.Items("utterances").ToList();
        var isLabelled = call.Options.Flag("diarize") && utterances.Count > 0;
        return new TaskState.Completed(new TaskOutput.Text(isLabelled ? SpeakerLines.Of([.. utterances.Select(Spoken)]) : (transcript.AsText() ?? "").Trim())
        {
            Parts = [.. utterances.Select(PartOf)],
        });
    }

    private static (string? Speaker, string Text) Spoken(JsonElement utterance) => (utterance.Text("speaker"), (utterance.Text("transcript") ?? "").Trim());

    private static TaskOutput.SpokenPart PartOf(JsonElement utterance)
    {
        var start = Seconds(utterance, "start");
        return TaskOutput.SpokenPart.OfSeconds(Spoken(utterance).Text, start, Math.Max(start, Seconds(utterance, "end")));
    }

    private static double Seconds(JsonElement utterance, string name) => utterance.Number(name) is { } seconds and >= 0 and < 1_000_000 ? (double)seconds : 0;

    [JsonSerializable(typeof(JsonElement))]
    private sealed partial class DeepgramWire : JsonSerializerContext;
}
