using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// The text that a model reads in an image by a fixed instruction: POST {base}/chat/completions.
/// https://platform.openai.com/docs/guides/images-vision
/// </summary>
/// <remarks>A text that breaks off at the model's limit is not what stands in the image, and fails.</remarks>
internal static partial class OpenAiReadings
{
    public static async Task<TaskState> SubmitAsync(VendorApi api, TaskCall call, CancellationToken ct)
    {
        using var response = await api.PostAsync("/chat/completions", ToWire(call), ct);
        return response.IsSuccessStatusCode
            ? FromWire(await Reply.ReadAsync(response, OpenAiReadingsWire.Default.JsonElement, Reply.StatusBytes, ct), api.Key)
            : new TaskState.Failed(await OpenAiErrors.OfTaskAsync(response, api.Key, ct));
    }

    private static HttpContent ToWire(TaskCall call)
    {
        var content = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = ReadingTask.InstructionOf(call) });
        foreach (var image in call.Inputs.Values)
        {
            content.Add((JsonNode)new JsonObject { ["type"] = "image_url", ["image_url"] = new JsonObject { ["url"] = RemoteFile.ToDataUri(image) } });
        }

        var body = new JsonObject { ["model"] = call.Model, ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = content }) };
        VendorOptions.PutOthers(body, call.Options, ReadingTask.Option);
        return JsonBody.Of(body, OpenAiReadingsWire.Default.JsonObject);
    }

    private static TaskState FromWire(JsonElement reply, string? key)
    {
        var choice = reply.Items("choices").FirstOrDefault();
        var message = choice.Member("message");
        if (message.ValueKind is not JsonValueKind.Object)
        {
            return new TaskState.Failed(OpenAiErrors.InStream(reply, spoke: true, key) ?? HttpFailure.UnreadableSubmit);
        }

        if (message.Text("refusal") is not null || choice.Text("finish_reason") == "content_filter")
        {
            return new TaskState.Failed(HttpFailure.OutputRefused);
        }

        var usage = reply.Member("usage");
        return choice.Text("finish_reason") == "stop"
            // There may be nothing to read.
            ? new TaskState.Completed(new TaskOutput.Text((message.Member("content").AsText() ?? "").Trim()))
            {
                PromptTokens = usage.Count("prompt_tokens"),
                CompletionTokens = usage.Count("completion_tokens"),
            }
            : new TaskState.Failed(HttpFailure.Broken);
    }

    [JsonSerializable(typeof(JsonObject))]
    [JsonSerializable(typeof(JsonElement))]
    private sealed partial class OpenAiReadingsWire : JsonSerializerContext;
}
