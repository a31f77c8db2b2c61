using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// Transcripts of OpenAI and compatible servers: POST {base}/audio/transcriptions, or {base}/audio/translations for a
/// translation to English, a form with the recording. https://platform.openai.com/docs/api-reference/audio/createTranscription
/// </summary>
/// <remarks>Whisper models say when their segments are spoken; OpenAI's later ones reply with the text alone.</remarks>
internal static partial class OpenAiTranscripts
{
    private static readonly string[] LanguageNotSent = ["`language` is not used in a translation: the provider recognises it."];

    public static async Task<TaskState> SubmitAsync(VendorApi api, TaskCall call, CancellationToken ct)
    {
        using var response = await api.PostAsync(Translates(call) ? "/audio/translations" : "/audio/transcriptions", ToWire(call), ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(await OpenAiErrors.OfTaskAsync(response, api.Key, ct));
        }

        var reply = await Reply.ReadAsync(response, OpenAiTranscriptsWire.Default.JsonElement, Reply.FileBytes, ct);
        return SpokenText.In(reply) is { } text
            ? new TaskState.Completed(text)
            {
                PromptTokens = reply.Member("usage").Count("input_tokens"),
                CompletionTokens = reply.Member("usage").Count("output_tokens"),
                Warnings = Translates(call) && call.Options.Text("language") is not null ? LanguageNotSent : [],
            }
            : new TaskState.Failed(OpenAiErrors.InStream(reply, spoke: true, api.Key) ?? HttpFailure.UnreadableSubmit);
    }

    private static FormBody ToWire(TaskCall call)
    {
        var members = new JsonObject { ["model"] = call.Model };
        VendorOptions.Put(members, "language", Translates(call) ? null : call.Options.Text("language"));
        VendorOptions.Put(members, "prompt", call.Prompt);
        members["response_format"] = call.Model.StartsWith("gpt-", StringComparison.Ordinal) ? "json" : "verbose_json";
        VendorOptions.PutOthers(members, call.Options, "language", "task");
        return SpokenText.FormOf(members, call);
    }

    private static bool Translates(TaskCall call) => call.Options.Text("task") == "translate";

    [JsonSerializable(typeof(JsonElement))]
    private sealed partial class OpenAiTranscriptsWire : JsonSerializerContext;
}
