using Tessera.Providers.Http;

namespace Tessera.Providers.OpenAi;

/// <summary>Images, speech, transcripts and text in images of OpenAI and compatible servers, each of which replies with the finished result.</summary>
/// <remarks>The API has no cancel and no client-chosen job name, so a lost job cannot be found.</remarks>
public sealed class OpenAiMedia : ITaskProvider, IProviderCheck, IModelList
{
    private readonly VendorApi _api;
    private readonly OpenAiImages _images;

    /// <summary>Connects to OpenAI, or to a server with the same API.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">Including the version, for example <c>https://api.openai.com/v1</c>.</param>
    /// <param name="apiKey">Sent as a bearer token; null or empty for a server that requires none.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public OpenAiMedia(HttpMessageInvoker http, Uri address, string? apiKey)
    {
        _api = new VendorApi(http, address, apiKey, VendorApi.Bearer);
        _images = new OpenAiImages(http, address, apiKey);
    }

    /// <summary>What its API makes.</summary>
    internal static TaskKind[] Kinds { get; } = [TaskKind.Image, TaskKind.Tool, TaskKind.Speech, TaskKind.Transcription];

    /// <inheritdoc />
    public Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.Kind switch
        {
            TaskKind.Speech => OpenAiSpeech.SubmitAsync(_api, call, ct),
            TaskKind.Transcription => OpenAiTranscripts.SubmitAsync(_api, call, ct),
            _ when ReadingTask.IsOne(call) => OpenAiReadings.SubmitAsync(_api, call, ct),
            _ => _images.SubmitAsync(call, ct),
        };
    }

    /// <summary>The reply to the submission is the result. A poll happens only if that reply was lost.</summary>
    public Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct) => _images.PollAsync(handle, ct);

    /// <summary>Does nothing: OpenAI's API has no cancel.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    /// <remarks>Requests the list of models.</remarks>
    public Task<ProviderFailure?> CheckAsync(CancellationToken ct) => _images.CheckAsync(ct);

    /// <inheritdoc />
    public Task<ModelListing> ListAsync(IReadOnlyCollection<string> routed, CancellationToken ct) => OpenAiModels.ListAsync(_api, routed, ct);
}
