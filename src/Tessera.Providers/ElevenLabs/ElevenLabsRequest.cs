using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;

namespace Tessera.Providers.ElevenLabs;

/// <summary>The path and body of a request. https://elevenlabs.io/docs/api-reference</summary>
/// <remarks>
/// MP3 at 128 kbit/s is asked for always: every plan and every call has it, and the server converts it. A seed is not sent: it
/// excludes the prompt of music, and sound effects have none.
/// </remarks>
internal static partial class ElevenLabsRequest
{
    public const string Dubbing = "dubbing";

    private const string Isolation = "audio-isolation";

    private const string Format = "?output_format=mp3_44100_128";

    private static readonly string[] Placed = ["voice_id", "speed", "duration", "language", "diarize"];

    public static bool IsDialogue(TaskCall call) => call is { Kind: TaskKind.Tool, Model: "eleven_v3" };

    public static bool NeedsVoice(TaskCall call) => call.Kind is TaskKind.Speech || IsVoiceChanger(call);

    /// <summary>Null for a model that is none of ElevenLabs' tools.</summary>
    /// <param name="call">The call, which is not a dialogue.</param>
    /// <param name="voice">The ID of its voice; empty where none is needed.</param>
    public static (string Path, HttpContent Body)? Of(TaskCall call, string voice) => call switch
    {
        { Kind: TaskKind.Speech } => ($"/v1/text-to-speech/{voice}{Format}", Json(SpeechOf(call))),
        { Kind: TaskKind.Music } => ($"/v1/music{Format}", Json(MusicOf(call))),
        { Kind: TaskKind.Transcription } => ("/v1/speech-to-text", Form(TranscriptOf(call), call, "file")),
        { Model: Isolation } => ("/v1/audio-isolation", Form(Others(call), call, "audio")),
        { Model: Dubbing } => ("/v1/dubbing", Form(DubbingOf(call), call, "file")),
        _ when IsVoiceChanger(call) => ($"/v1/speech-to-speech/{voice}{Format}", Form(With(call, "model_id", call.Model), call, "audio")),
        _ when call.Model.StartsWith("eleven_text_to_sound", StringComparison.Ordinal) => ($"/v1/sound-generation{Format}", Json(SoundOf(call))),
        _ => null,
    };

    /// <param name="call">The call.</param>
    /// <param name="lines">What is said.</param>
    /// <param name="voices">The voice of each speaker, in the order in which they begin.</param>
    public static (string Path, HttpContent Body) OfDialogue(TaskCall call, IReadOnlyList<(string Speaker, string Text)> lines, IReadOnlyDictionary<string, string> voices)
    {
        var body = new JsonObject
        {
            ["inputs"] = new JsonArray([.. lines.Select(line => (JsonNode)new JsonObject { ["text"] = line.Text, ["voice_id"] = voices[line.Speaker] })]),
            ["model_id"] = call.Model,
        };
        VendorOptions.PutOthers(body, call.Options, Placed);
        return ($"/v1/text-to-dialogue{Format}", Json(body));
    }

    private static bool IsVoiceChanger(TaskCall call) => call.Kind is TaskKind.Tool && call.Model.Contains("_sts_", StringComparison.Ordinal);

    private static JsonObject SpeechOf(TaskCall call)
    {
        var body = new JsonObject { ["text"] = call.Prompt, ["model_id"] = call.Model };
        VendorOptions.Put(body, "language_code", call.Options.Text("language"));
        // Settings of the request replace those of the voice, so the usual speed is left to them.
        if (call.Options.Number("speed") is { } speed && speed is not 1)
        {
            body["voice_settings"] = new JsonObject { ["speed"] = speed };
        }

        VendorOptions.PutOthers(body, call.Options, Placed);
        return body;
    }

    private static JsonObject MusicOf(TaskCall call)
    {
        var body = new JsonObject { ["prompt"] = call.Prompt, ["model_id"] = call.Model };
        if (call.Options.Number("duration") is { } seconds)
        {
            body["music_length_ms"] = (long)Math.Round(seconds * 1000);
        }

        VendorOptions.PutOthers(body, call.Options, Placed);
        return body;
    }

    private static JsonObject SoundOf(TaskCall call)
    {
        var body = new JsonObject { ["text"] = call.Prompt, ["model_id"] = call.Model };
        if (call.Options.Number("duration") is { } seconds)
        {
            body["duration_seconds"] = seconds;
        }

        VendorOptions.PutOthers(body, call.Options, Placed);
        return body;
    }

    private static JsonObject TranscriptOf(TaskCall call)
    {
        var body = With(call, "model_id", call.Model);
        VendorOptions.Put(body, "language_code", call.Options.Text("language"));
        body["diarize"] = call.Options.Flag("diarize");
        return body;
    }

    private static JsonObject DubbingOf(TaskCall call) => With(call, "target_lang", ElevenLabsDubbing.LanguageOf(call));

    private static JsonObject With(TaskCall call, string name, string value)
    {
        var body = new JsonObject { [name] = value };
        VendorOptions.PutOthers(body, call.Options, Placed);
        return body;
    }

    private static JsonObject Others(TaskCall call)
    {
        var body = new JsonObject();
        VendorOptions.PutOthers(body, call.Options, Placed);
        return body;
    }

    private static HttpContent Json(JsonObject body) => JsonBody.Of(body, ElevenLabsRequestWire.Default.JsonObject);

    private static FormBody Form(JsonObject members, TaskCall call, string file)
    {
        var form = new FormBody();
        form.Put(members);
        foreach (var recording in call.Inputs.Values)
        {
            form.Put(file, recording);
        }

        return form;
    }

    [JsonSerializable(typeof(JsonObject))]
    private sealed partial class ElevenLabsRequestWire : JsonSerializerContext;
}
