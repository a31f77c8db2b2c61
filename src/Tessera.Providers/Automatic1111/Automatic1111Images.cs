using System.Text;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;

namespace Tessera.Providers.Automatic1111;

/// <summary>
/// The web UI of AUTOMATIC1111 and what speaks its API (Forge, SD.Next): POST {base}/sdapi/v1/txt2img, img2img and
/// extra-single-image, each answered when it is done. https://github.com/AUTOMATIC1111/stable-diffusion-webui/wiki/API
/// </summary>
/// <remarks>
/// The model is a checkpoint, or <c>default</c> for the one that is loaded; for a tool it is an upscaler. One instance
/// works on one thing at a time, and its interrupt stops whatever runs, so a cancel sends nothing. Our
/// reference goes as <c>force_task_id</c>, by which nothing can be fetched later.
/// </remarks>
public sealed partial class Automatic1111Images : ITaskProvider, IProviderCheck, IModelList
{
    private readonly VendorApi _api;

    /// <summary>Speaks to one instance.</summary>
    /// <param name="http">Its time-out has to be longer than a picture takes; redirects have to be off.</param>
    /// <param name="address">Up to <c>/sdapi</c>, which is added; usually <c>http://…:7860</c>.</param>
    /// <param name="apiKey"><c>user:password</c> of <c>--api-auth</c>; null or empty where none is set.</param>
    /// <exception cref="FormatException">The key cannot stand in a header.</exception>
    public Automatic1111Images(HttpClient http, Uri address, string? apiKey) =>
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

    /// <summary>The answer to the submission is the result, so there is nothing to poll: a poll means that the answer was lost.</summary>
    public Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct) =>
        Task.FromResult<TaskState>(new TaskState.Failed(HttpFailure.NothingToAsk));

    /// <summary>Nothing: an interrupt would stop whatever work is running.</summary>
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    /// <remarks>Asks for the list of checkpoints.</remarks>
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

        // The route of a tool names an upscaler. Not every server that speaks this protocol lists them.
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
            // With the UI's own members it is an exception in the middle of the work: out of memory, mostly.
            500 when (body.Text("errors") ?? body.Text("error")) is not null => HttpFailure.Broken,
            // A value of the request; a path that is not there says "Not Found".
            404 when sentence?.StartsWith("Sampler", StringComparison.Ordinal) is true => HttpFailure.Invalid(sentence, _api.Key),
            _ => HttpFailure.OfSubmit(response, sentence, _api.Key),
        };
    }

    /// <summary>Pictures in base64, or one of them from the extras.</summary>
    private sealed record Made(string?[]? Images, string? Image);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Made))]
    private sealed partial class Automatic1111Wire : JsonSerializerContext;
}
