using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// Speech of OpenAI and compatible servers: POST {base}/audio/speech, which replies with the sound itself.
/// https://platform.openai.com/docs/api-reference/audio/createSpeech
/// </summary>
/// <remarks>None of them takes a seed. The reply does not say what it cost.</remarks>
internal static partial class OpenAiSpeech
{
    public static async Task<TaskState> SubmitAsync(VendorApi api, TaskCall call, CancellationToken ct) => await SoundFile.ReceiveAsync(
        await api.PostAsync("/audio/speech", JsonBody.Of(ToWire(call), OpenAiSpeechWire.Default.JsonObject), ct),
        refused => OpenAiErrors.OfTaskAsync(refused, api.Key, ct),
        body => OpenAiErrors.InStream(Reply.Parse(body, OpenAiSpeechWire.Default.JsonElement), spoke: true, api.Key) ?? HttpFailure.UnreadableSubmit,
        ct);

    private static JsonObject ToWire(TaskCall call)
    {
        var body = new JsonObject { ["model"] = call.Model, ["input"] = call.Prompt };
        VendorOptions.Put(body, "voice", call.Options.Text("voice_id"));
        // What is called opus is Opus in Ogg.
        VendorOptions.Put(body, "response_format", call.Options.Text("format") switch { "ogg" => "opus", var own => own });
        VendorOptions.PutOthers(body, call.Options, "voice_id");
        return body;
    }

    [JsonSerializable(typeof(JsonObject))]
    [JsonSerializable(typeof(JsonElement))]
    private sealed partial class OpenAiSpeechWire : JsonSerializerContext;
}
