using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;

namespace Tessera.Providers.Replicate;

/// <summary>
/// All models of Replicate: POST {base}/predictions, then GET and POST cancel of the prediction. The model is
/// <c>owner/name</c> (official models only), <c>owner/name:version</c>, <c>owner/name:latest</c>
/// (see <see cref="ReplicateVersions"/>), a bare version, or <c>deployments/owner/name</c>; its input is the options, the
/// prompt and the files under the names that the route gives them. https://replicate.com/docs/reference/http#predictions.create
/// </summary>
/// <remarks>
/// Files up to 256 KB are sent as data URIs; larger ones are uploaded first. <c>Prefer: wait</c> is not used: a held connection
/// that breaks would leave an unknown outcome. Inputs and outputs are removed an hour after the end. The API has no
/// client-chosen job name, so a lost job cannot be found.
/// </remarks>
public sealed partial class ReplicateTasks : ITaskProvider, IProviderCheck, IModelList
{
    /// <summary>Replicate's own address.</summary>
    public static readonly Uri DefaultAddress = new("https://api.replicate.com/v1");

    /// <summary>Replicate's recommendation.</summary>
    internal const int MaxDataUri = 256 * 1024;

    internal const string Deployments = "deployments/";

    private readonly VendorApi _api;
    private readonly ReplicateVersions _versions;

    /// <summary>Connects to Replicate, or to a relay with the same API.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="address">Including the version; usually <see cref="DefaultAddress"/>.</param>
    /// <param name="apiKey">The token, <c>r8_…</c>.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public ReplicateTasks(HttpMessageInvoker http, Uri address, string? apiKey)
        : this(http, address, apiKey, TimeProvider.System)
    {
    }

    internal ReplicateTasks(HttpMessageInvoker http, Uri address, string? apiKey, TimeProvider time)
    {
        _api = new VendorApi(http, address, apiKey, VendorApi.Bearer, VendorApi.AcceptJson);
        _versions = new ReplicateVersions(_api, time);
    }

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        var (version, unknown) = await _versions.FindAsync(call.Model, ct);
        if (version is null)
        {
            return new TaskState.Failed(unknown ?? HttpFailure.NoSuchModel);
        }

        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, file) in call.Inputs)
        {
            var (link, failure) = await LinkAsync(file, ct);
            if (link is null)
            {
                return new TaskState.Failed(failure ?? HttpFailure.UnreadableUpload);
            }

            links[name] = link;
        }

        var state = await SubmitAsync(call, version, links, ct);
        // A refused submission started nothing. The version may have been removed within the hour for which it is cached.
        return state is TaskState.Failed { Failure.Kind: FailureKind.RouteUnusable } && await _versions.FindAnotherAsync(call.Model, version, ct) is { } newer
            ? await SubmitAsync(call, newer, links, ct)
            : state;
    }

    private async Task<TaskState> SubmitAsync(TaskCall call, string version, Dictionary<string, string> links, CancellationToken ct)
    {
        using var request = ToWire(call, version, links);
        using var response = await _api.SendAsync(request, ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(await ReplicateErrors.OfSubmitAsync(response, _api.Key, ct));
        }

        var prediction = await Reply.ReadAsync(response, ReplicateWire.Default.Prediction, Reply.StatusBytes, ct);
        return prediction is { Id: { } id } && RemoteId.IsSafe(id)
            ? FromWire(call.Kind, prediction, id)
            : new TaskState.Failed(HttpFailure.UnreadableSubmit);
    }

    /// <inheritdoc />
    public async Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct)
    {
        using var response = await _api.GetAsync($"/predictions/{handle.State}", ct);
        if (!response.IsSuccessStatusCode)
        {
            return new TaskState.Failed(HttpFailure.OfPoll(response));
        }

        var prediction = await Reply.ReadAsync(response, ReplicateWire.Default.Prediction, Reply.FileBytes, ct);
        return prediction is null ? new TaskState.Failed(HttpFailure.UnreadablePoll) : FromWire(handle.Call.Kind, prediction, handle.State);
    }

    /// <inheritdoc />
    public async Task CancelAsync(TaskHandle handle, CancellationToken ct)
    {
        using var response = await _api.PostAsync($"/predictions/{handle.State}/cancel", null, ct);
        HttpFailure.ThrowUnlessCanceled(response);
    }

    private HttpRequestMessage ToWire(TaskCall call, string version, Dictionary<string, string> links)
    {
        var body = new JsonObject { ["input"] = ModelInput.Of(call, (name, _) => links[name]) };
        var isDeployment = call.Model.StartsWith(Deployments, StringComparison.Ordinal);
        if (!isDeployment)
        {
            body["version"] = version;
        }

        var request = new HttpRequestMessage(HttpMethod.Post, _api.At(isDeployment ? $"/{call.Model}/predictions" : "/predictions"))
        {
            Content = JsonBody.Of(body, ReplicateWire.Default.JsonObject),
        };
        // A job that is no longer polled must not continue at the operator's cost.
        request.Headers.Add("Cancel-After", "1h");
        return request;
    }

    private async Task<(string? Link, ProviderFailure? Failure)> LinkAsync(MediaInput file, CancellationToken ct)
    {
        if (file.Content.Length <= MaxDataUri)
        {
            return (RemoteFile.ToDataUri(file), null);
        }

        using var part = new ByteArrayContent(file.Content);
        part.Headers.ContentType = new MediaTypeHeaderValue(file.ContentType);
        using var form = new MultipartFormDataContent { { part, "content", "input" } };
        using var response = await _api.PostAsync("/files", form, ct);
        if (!response.IsSuccessStatusCode)
        {
            return (null, HttpFailure.OfUpload(response, (await ErrorBody.ReadAsync(response, ct)).Text("detail"), _api.Key));
        }

        var uploaded = await Reply.ReadAsync(response, ReplicateWire.Default.Uploaded, Reply.StatusBytes, ct);
        return (uploaded?.Urls?.Get, null);
    }

    /// <inheritdoc />
    /// <remarks>Requests the key's account.</remarks>
    public Task<ProviderFailure?> CheckAsync(CancellationToken ct) => _api.CheckAsync("/account", ct);

    /// <inheritdoc />
    /// <remarks>Replicate has tens of thousands of models, so only those of the routes are requested.</remarks>
    public async Task<ModelListing> ListAsync(IReadOnlyCollection<string> routed, CancellationToken ct)
    {
        var reader = new ModelListReader(_api);
        var listing = await reader.AskEachAsync(routed.Where(ReplicateModels.CanBeAskedFor), ReplicateModels.PathOf, ReplicateModels.Read, ct);
        var unasked = routed.Where(id => !ReplicateModels.CanBeAskedFor(id)).Select(id => new ListedModel(id));
        return listing is ModelListing.Listed { Models: var found } ? new ModelListing.Listed([.. found, .. unasked]) : listing;
    }

    private static TaskState FromWire(TaskKind kind, Prediction prediction, string id) => prediction.Status switch
    {
        "succeeded" when prediction.DataRemoved is true => new TaskState.Failed(HttpFailure.Forgotten),
        "succeeded" => ReplicateOutput.Find(kind, prediction.Output) is { } output
            ? new TaskState.Completed(output)
            : new TaskState.Failed(HttpFailure.Empty),
        "failed" => new TaskState.Failed(ReplicateErrors.OfWork(prediction.Error.ToString())),
        "canceled" or "aborted" => new TaskState.Failed(HttpFailure.Stopped),
        _ => new TaskState.Running(id),
    };

    private sealed record Prediction(string? Id, string? Status, JsonElement Output, JsonElement Error, bool? DataRemoved);

    private sealed record Uploaded(UploadedUrls? Urls);

    private sealed record UploadedUrls(string? Get);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(JsonObject))]
    [JsonSerializable(typeof(Prediction))]
    [JsonSerializable(typeof(Uploaded))]
    private sealed partial class ReplicateWire : JsonSerializerContext;
}
