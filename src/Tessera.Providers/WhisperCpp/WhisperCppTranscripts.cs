using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.WhisperCpp;

/// <summary>
/// Transcripts of whisper.cpp's own server: POST {base}/inference, a form with the recording, which replies when it is done.
/// https://github.com/ggml-org/whisper.cpp/tree/master/examples/server
/// </summary>
/// <remarks>
/// The server has one model, which it was started with. It takes English for the language unless the request names another, and
/// stops its work when the client disconnects; there is no other cancel.
/// </remarks>
public sealed partial class WhisperCppTranscripts : ITaskProvider, IProviderCheck
{
    private readonly VendorApi _api;

    /// <summary>Connects to one server.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">The part before <c>/inference</c>, which is appended; usually <c>http://…:8080</c>.</param>
    /// <param name="apiKey">The bearer token of a proxy in front of it; null or empty for the server itself, which has none.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public WhisperCppTranscripts(HttpMessageInvoker http, Uri address, string? apiKey) =>
        _api = new VendorApi(http, address, apiKey, VendorApi.Bearer);

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(call);
        using var response = await _api.PostAsync("/inference", ToWire(call), ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(await RefusalAsync(response, ct));
        }

        var reply = await Reply.ReadAsync(response, WhisperCppWire.Default.JsonElement, Reply.FileBytes, ct);
        return SpokenText.In(reply) is { } text
            ? new TaskState.Completed(text)
            : new TaskState.Failed(reply.Text("error") is null ? HttpFailure.UnreadableSubmit : HttpFailure.Broken);
    }

    /// <summary>The reply to the submission is the result. A poll happens only if that reply was lost.</summary>
    public Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct) =>
        Task.FromResult<TaskState>(new TaskState.Failed(HttpFailure.NothingToAsk));

    /// <summary>Does nothing: the server has no cancel.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    /// <remarks>Asks whether the model is loaded.</remarks>
    public Task<ProviderFailure?> CheckAsync(CancellationToken ct) => _api.CheckAsync("/health", ct);

    private static FormBody ToWire(TaskCall call)
    {
        var members = new JsonObject
        {
            ["response_format"] = "verbose_json",
            ["language"] = call.Options.Text("language") ?? "auto",
            ["translate"] = call.Options.Text("task") == "translate",
            // How likely each language is costs a second pass, and nothing reads it.
            ["no_language_probabilities"] = true,
        };
        VendorOptions.Put(members, "prompt", call.Prompt);
        VendorOptions.PutOthers(members, call.Options, "language", "task");
        return SpokenText.FormOf(members, call);
    }

    private async Task<ProviderFailure> RefusalAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var body = await ErrorBody.ReadAsync(response, ct);
        // With a sentence of the server's own it is the recording that it cannot convert or process.
        return (int)response.StatusCode is 500 && body.Text("error") is not null
            ? HttpFailure.Broken
            : HttpFailure.OfSubmit(response, body.Text("error"), _api.Key);
    }

    [JsonSerializable(typeof(JsonElement))]
    private sealed partial class WhisperCppWire : JsonSerializerContext;
}
