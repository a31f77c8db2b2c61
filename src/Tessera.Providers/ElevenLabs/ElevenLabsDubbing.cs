using System.Text.Json.Serialization;
using Tessera.Providers.Http;

namespace Tessera.Providers.ElevenLabs;

/// <summary>
/// A dubbing: POST {base}/v1/dubbing replies with an ID; its status is polled, and then its sound in the target language, which
/// answers 425 until it is written. https://elevenlabs.io/docs/api-reference/dubbing
/// </summary>
internal static partial class ElevenLabsDubbing
{
    private const int TooEarly = 425;

    public static string LanguageOf(TaskCall call) => call.Options.Text("language") ?? "en";

    public static async Task<TaskState> SubmittedAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var begun = await Reply.ReadAsync(response, DubbingWire.Default.Begun, Reply.StatusBytes, ct);
        return begun?.DubbingId is { } id && RemoteId.IsSafe(id)
            ? new TaskState.Running(id)
            : new TaskState.Failed(HttpFailure.UnreadableSubmit);
    }

    public static async Task<TaskState> PollAsync(VendorApi api, TaskHandle handle, CancellationToken ct)
    {
        using var response = await api.GetAsync($"/v1/dubbing/{handle.State}", ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(HttpFailure.OfPoll(response));
        }

        var dubbing = await Reply.ReadAsync(response, DubbingWire.Default.Dubbing, Reply.StatusBytes, ct);
        return dubbing switch
        {
            null => new TaskState.Failed(HttpFailure.UnreadablePoll),
            { Status: "failed" } => new TaskState.Failed(HttpFailure.IsPolicy(dubbing.Error) ? HttpFailure.OutputRefused : HttpFailure.Broken),
            { Status: "dubbed" } => await CollectAsync(api, handle, ct),
            _ => new TaskState.Running(handle.State),
        };
    }

    private static async Task<TaskState> CollectAsync(VendorApi api, TaskHandle handle, CancellationToken ct)
    {
        var response = await api.GetAsync($"/v1/dubbing/{handle.State}/audio/{Uri.EscapeDataString(LanguageOf(handle.Call))}", ct);
        if ((int)response.StatusCode is TooEarly)
        {
            response.Dispose();
            return new TaskState.Running(handle.State);
        }

        return await SoundFile.ReceiveAsync(response, refused => Task.FromResult(HttpFailure.OfPoll(refused)), _ => HttpFailure.UnreadablePoll, ct);
    }

    private sealed record Begun(string? DubbingId);

    private sealed record Dubbing(string? Status, string? Error);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Begun))]
    [JsonSerializable(typeof(Dubbing))]
    private sealed partial class DubbingWire : JsonSerializerContext;
}
