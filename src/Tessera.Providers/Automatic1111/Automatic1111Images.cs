using System.Text;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;

namespace Tessera.Providers.Automatic1111;

/// <summary>
/// AUTOMATIC1111's web UI and servers with the same API (Forge, SD.Next): POST {base}/sdapi/v1/txt2img, img2img and
/// extra-single-image, each of which replies with the finished image.
/// https://github.com/AUTOMATIC1111/stable-diffusion-webui/wiki/API
/// </summary>
/// <remarks>
/// The model is a checkpoint, or <c>default</c> for the one that is loaded; for a tool, an upscaler. One instance
/// runs one job at a time, and its interrupt stops whichever job runs, so cancel sends nothing. Our
/// reference is sent as <c>force_task_id</c>, which cannot be used to fetch a result.
/// </remarks>
public sealed partial class Automatic1111Images : ITaskProvider, IProviderCheck, IModelList
{
    private readonly VendorApi _api;

    /// <summary>Connects to one instance.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">The part before <c>/sdapi</c>, which is appended; usually <c>http://…:7860</c>.</param>
    /// <param name="apiKey"><c>user:password</c> of <c>--api-auth</c>; null or empty if none is set.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public Automatic1111Images(HttpMessageInvoker http, Uri address, string? apiKey) =>
        _api = new VendorApi(http, address, apiKey, static key => [new("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(key))}")]);

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        var (path, body) = Automatic1111Request.ToWire(call);
        using var response = await _api.PostAsync(path, body, ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(await RefusalAsync(response, ct));
        }

        var made = await Reply.ReadAsync(response, Automatic1111Wire.Default.Made, Reply.FileBytes, ct);
        return made switch
        {
            null or { Images: null, Image: null } => new TaskState.Failed(HttpFailure.UnreadableSubmit),
            _ => RemoteFile.First([made.Image, .. made.Images ?? []]) is { } file
                ? new TaskState.Completed(file)
                : new TaskState.Failed(HttpFailure.Empty),
        };
    }

    /// <summary>The reply to the submission is the result. A poll happens only if that reply was lost.</summary>
    public Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct) =>
        Task.FromResult<TaskState>(new TaskState.Failed(HttpFailure.NothingToAsk));

    /// <summary>Does nothing: an interrupt would stop whichever job runs.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    /// <remarks>Requests the list of checkpoints.</remarks>
    public Task<ProviderFailure?> CheckAsync(CancellationToken ct) => _api.CheckAsync(Automatic1111Models.Checkpoints, ct);

    /// <inheritdoc />
    public async Task<ModelListing> ListAsync(IReadOnlyCollection<string> routed, CancellationToken ct)
    {
        var reader = new ModelListReader(_api);
        var listing = await reader.ReadAsync(Automatic1111Models.Checkpoints, Automatic1111Models.ReadCheckpoints, ct);
        if (listing is not ModelListing.Listed { Models: var checkpoints })
        {
            return listing;
        }

        // A tool's route names an upscaler, and not every compatible server lists them.
        var upscalers = await reader.ReadAsync(Automatic1111Models.Upscalers, Automatic1111Models.ReadUpscalers, ct) is ModelListing.Listed { Models: var listed } ? listed : [];
        var loaded = routed.Where(id => id == Automatic1111Request.AnyModel).Select(id => new ListedModel(id));
        return new ModelListing.Listed([.. checkpoints, .. upscalers, .. loaded]);
    }

    private async Task<ProviderFailure> RefusalAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var body = await ErrorBody.ReadAsync(response, ct);
        var sentence = body.Text("detail") ?? body.Text("detail", "0", "msg") ?? body.Text("error");
        return (int)response.StatusCode switch
        {
            // An error with the UI's own members is an exception during the job, usually out of memory.
            500 when (body.Text("errors") ?? body.Text("error")) is not null => HttpFailure.Broken,
            // About a value of the request; an unknown path answers "Not Found".
            404 when sentence?.StartsWith("Sampler", StringComparison.Ordinal) is true => HttpFailure.Invalid(sentence, _api.Key),
            _ => HttpFailure.OfSubmit(response, sentence, _api.Key),
        };
    }

    /// <summary>Images in base64; the extras return one.</summary>
    private sealed record Made(string?[]? Images, string? Image);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Made))]
    private sealed partial class Automatic1111Wire : JsonSerializerContext;
}
