namespace Tessera.Providers.Gemini;

/// <summary>Images, transcripts and text in images of Gemini's models, each of which replies with the finished result.</summary>
/// <remarks>The API has no cancel and no client-chosen job name.</remarks>
public sealed class GeminiMedia : ITaskProvider, IProviderCheck
{
    private readonly GeminiImages _images;
    private readonly GeminiReadings _readings;

    /// <summary>Connects to Google, or to a server with the same API.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">Including the version, for example <see cref="GeminiText.Address"/>.</param>
    /// <param name="apiKey">Sent as <c>x-goog-api-key</c>; null or empty for a server that requires none.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public GeminiMedia(HttpMessageInvoker http, Uri address, string? apiKey) =>
        (_images, _readings) = (new GeminiImages(http, address, apiKey), new GeminiReadings(http, address, apiKey));

    /// <inheritdoc />
    public Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(call);
        return ReadingTask.IsOne(call) ? _readings.SubmitAsync(call, ct) : _images.SubmitAsync(call, ct);
    }

    /// <summary>The reply to the submission is the result. A poll happens only if that reply was lost.</summary>
    public Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct) => _images.PollAsync(handle, ct);

    /// <summary>Does nothing: Google's API has no cancel.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    /// <remarks>Requests the list of models.</remarks>
    public Task<ProviderFailure?> CheckAsync(CancellationToken ct) => _images.CheckAsync(ct);
}
