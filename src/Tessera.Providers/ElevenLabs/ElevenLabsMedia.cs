using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.ElevenLabs;

/// <summary>
/// ElevenLabs' speech, music, sound effects, transcripts and tools, each of which replies with the finished result, and its
/// dubbing, which is polled. The model is ElevenLabs' own; <c>audio-isolation</c> and <c>dubbing</c>, which have none, are named by
/// their paths. https://elevenlabs.io/docs/api-reference
/// </summary>
/// <remarks>The API has no cancel and no client-chosen job name, so a lost job cannot be found. It bills in credits, whose price depends on the plan.</remarks>
public sealed partial class ElevenLabsMedia : ITaskProvider, IProviderCheck
{
    /// <summary>ElevenLabs' own address.</summary>
    public static readonly Uri DefaultAddress = new("https://api.elevenlabs.io");

    private readonly VendorApi _api;
    private readonly ElevenLabsVoices _voices;

    /// <summary>Connects to ElevenLabs, or to a relay with the same API.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">The part before <c>/v1</c>, which is appended; usually <see cref="DefaultAddress"/>.</param>
    /// <param name="apiKey">Sent as <c>xi-api-key</c>.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public ElevenLabsMedia(HttpMessageInvoker http, Uri address, string? apiKey)
        : this(http, address, apiKey, TimeProvider.System)
    {
    }

    internal ElevenLabsMedia(HttpMessageInvoker http, Uri address, string? apiKey, TimeProvider time)
    {
        _api = new VendorApi(http, address, apiKey, static key => [new("xi-api-key", key)]);
        _voices = new ElevenLabsVoices(_api, time);
    }

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(call);
        var (request, refusal) = await RequestAsync(call, ct);
        if (request is not { } wire)
        {
            return new TaskState.Failed(refusal ?? HttpFailure.NoSuchModel);
        }

        return call.Kind is TaskKind.Transcription || call.Model == ElevenLabsRequest.Dubbing ? await SubmitAsync(call, wire, ct)
            : await SoundFile.ReceiveAsync(
                await _api.PostAsync(wire.Path, wire.Body, ct), refused => ElevenLabsErrors.OfSubmitAsync(refused, _api.Key, ct), FailureIn, ct);
    }

    // What is answered with JSON.
    private async Task<TaskState> SubmitAsync(TaskCall call, (string Path, HttpContent Body) wire, CancellationToken ct)
    {
        using var response = await _api.PostAsync(wire.Path, wire.Body, ct);
        return !response.IsSuccessStatusCode ? new TaskState.Failed(await ElevenLabsErrors.OfSubmitAsync(response, _api.Key, ct))
            : call.Kind is TaskKind.Transcription ? ElevenLabsTranscript.Read(call, await Reply.ReadAsync(response, ElevenLabsWire.Default.JsonElement, Reply.FileBytes, ct))
            : await ElevenLabsDubbing.SubmittedAsync(response, ct);
    }

    /// <summary>Only a dubbing is polled. Of everything else the reply to the submission is the result.</summary>
    public Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct) => handle.Call.Model == ElevenLabsRequest.Dubbing
        ? ElevenLabsDubbing.PollAsync(_api, handle, ct)
        : Task.FromResult<TaskState>(new TaskState.Failed(HttpFailure.NothingToAsk));

    /// <summary>Does nothing: ElevenLabs' API has no cancel, and a deleted dubbing is not documented to stop.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    /// <remarks>Requests the list of models.</remarks>
    public Task<ProviderFailure?> CheckAsync(CancellationToken ct) => _api.CheckAsync("/v1/models", ct);

    private async Task<((string Path, HttpContent Body)? Request, ProviderFailure? Refusal)> RequestAsync(TaskCall call, CancellationToken ct)
    {
        if (ElevenLabsRequest.IsDialogue(call))
        {
            var lines = ElevenLabsDialogue.Lines(call.Prompt);
            return (ElevenLabsRequest.OfDialogue(call, lines, await _voices.CastAsync([.. lines.Select(line => line.Speaker).Distinct()], ct)), null);
        }

        if (!ElevenLabsRequest.NeedsVoice(call))
        {
            return (ElevenLabsRequest.Of(call, ""), null);
        }

        var (voice, refusal) = await _voices.FindAsync(call.Options.Text("voice_id") ?? "", ct);
        return voice is null ? (null, refusal) : (ElevenLabsRequest.Of(call, voice), null);
    }

    private static ProviderFailure FailureIn(byte[]? body) =>
        Reply.Parse(body, ElevenLabsWire.Default.JsonElement).HasItems("detail") ? HttpFailure.Broken : HttpFailure.UnreadableSubmit;

    [JsonSerializable(typeof(JsonElement))]
    private sealed partial class ElevenLabsWire : JsonSerializerContext;
}
