using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Gemini;

/// <summary>
/// What a Gemini model reads in a file by a fixed instruction: the transcript of a recording, or the text in an image. POST
/// {base}/models/{model}:generateContent. https://ai.google.dev/gemini-api/docs/audio
/// </summary>
/// <remarks>A refusal has status 200. A text that breaks off at the model's limit is not a transcript, and fails.</remarks>
internal sealed partial class GeminiReadings(HttpMessageInvoker http, Uri address, string? apiKey)
{
    private readonly VendorApi _api = new(http, address, apiKey, GeminiText.KeyHeaders);

    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        using var response = await _api.PostAsync($"/models/{Uri.EscapeDataString(call.Model)}:generateContent", ToWire(call), ct);
        return response.IsSuccessStatusCode ? FromWire(await Reply.ReadAsync(response, GeminiReadingWire.Default.JsonElement, Reply.StatusBytes, ct))
            // After a gateway timeout the file may already have been read and billed.
            : new TaskState.Failed(response.StatusCode is HttpStatusCode.GatewayTimeout ? HttpFailure.OfSubmit(response) : await GeminiErrors.ReadAsync(response, _api.Key, ct));
    }

    private static HttpContent ToWire(TaskCall call)
    {
        var parts = new JsonArray();
        foreach (var file in call.Inputs.Values)
        {
            parts.Add((JsonNode)new JsonObject { ["inlineData"] = new JsonObject { ["mimeType"] = TypeOf(file), ["data"] = Convert.ToBase64String(file.Content) } });
        }

        parts.Add((JsonNode)new JsonObject { ["text"] = ReadingTask.InstructionOf(call) });
        var body = new JsonObject { ["contents"] = new JsonArray(new JsonObject { ["role"] = "user", ["parts"] = parts }) };
        return JsonBody.Of(body, GeminiReadingWire.Default.JsonObject);
    }

    // Google's name of the type.
    private static string TypeOf(MediaInput file) => file.ContentType == "audio/mpeg" ? "audio/mp3" : file.ContentType;

    private TaskState FromWire(JsonElement reply)
    {
        var feedback = reply.Member("promptFeedback");
        if (!reply.HasItems("candidates") && feedback.ValueKind is not JsonValueKind.Object)
        {
            return new TaskState.Failed(GeminiErrors.InStream(reply, spoke: true, _api.Key) ?? HttpFailure.UnreadableSubmit);
        }

        var candidate = reply.Items("candidates").FirstOrDefault();
        var finish = candidate.Text("finishReason") ?? "";
        if (feedback.Text("blockReason") is not null || GeminiReply.IsRefusal(finish))
        {
            return new TaskState.Failed(feedback.Text("blockReason") is null ? HttpFailure.OutputRefused : HttpFailure.InputRefused);
        }

        var text = string.Concat(candidate.Member("content").Items("parts").Where(IsReply).Select(part => part.Member("text").AsPiece()));
        var usage = reply.Member("usageMetadata");
        return finish == "STOP"
            // There may be nothing to read.
            ? new TaskState.Completed(new TaskOutput.Text(WellFormed.Text(text).Trim()))
            {
                PromptTokens = usage.Count("promptTokenCount"),
                CompletionTokens = usage.Count("candidatesTokenCount") is { } made ? made + (usage.Count("thoughtsTokenCount") ?? 0) : null,
            }
            : new TaskState.Failed(HttpFailure.Broken);
    }

    private static bool IsReply(JsonElement part) => part.Member("thought").ValueKind is not JsonValueKind.True;

    [JsonSerializable(typeof(JsonObject))]
    [JsonSerializable(typeof(JsonElement))]
    private sealed partial class GeminiReadingWire : JsonSerializerContext;
}
