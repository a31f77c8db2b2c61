using System.Net.Http.Headers;
using Tessera.Providers.Http;
using Tessera.Providers.Sse;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// Chat completions of OpenAI and compatible servers (Ollama, llama.cpp, vLLM, DeepSeek, xAI, OpenRouter …): POST
/// {base}/chat/completions, streamed unless the whole reply is requested. https://platform.openai.com/docs/api-reference/chat
/// </summary>
/// <remarks>The servers' differences are data: <see cref="OpenAiPresets"/>.</remarks>
public sealed class OpenAiText : ITextProvider, IProviderCheck, IModelList
{
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");
    private static readonly MediaTypeWithQualityHeaderValue Events = new("text/event-stream");

    private readonly VendorApi _api;
    private readonly Uri _address;
    private readonly OpenAiServer _server;
    private readonly OpenAiRefusedOptions _refused;

    /// <summary>Connects to one server at a configured address: OpenAI's own, or any compatible one.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="baseAddress">Including the version, for example <c>https://api.openai.com/v1</c> or <c>http://localhost:11434/v1</c>.</param>
    /// <param name="apiKey">Sent as a bearer token; null or empty for a server that requires none.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public OpenAiText(HttpMessageInvoker http, Uri baseAddress, string? apiKey)
        : this(http, OpenAiPresets.At(baseAddress), apiKey)
    {
    }

    /// <summary>Connects to one known server.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="server">One of <see cref="OpenAiPresets"/>, with its address if that is not the usual one.</param>
    /// <param name="apiKey">Sent as a bearer token; null or empty for a server that requires none.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public OpenAiText(HttpMessageInvoker http, OpenAiServer server, string? apiKey)
    {
        _api = new VendorApi(http, server.Address, apiKey, VendorApi.Bearer);
        _address = _api.At("/chat/completions");
        _server = server;
        _refused = new OpenAiRefusedOptions(_api.Key);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<TextPart> StreamAsync(TextCall call, CancellationToken ct) =>
        ReplyParts.ReadAsync(
            call,
            (sent, limited) => _refused.SendAsync(AddedTo(sent), added => PostAsync(sent, added, limited), limited)!,
            new OpenAiReply(call, _server.SaysCost, _api.Key),
            ct);

    /// <inheritdoc />
    public async Task<ProviderFailure?> CheckAsync(CancellationToken ct)
    {
        using var response = await _api.GetAsync(_server.CheckPath, ct);
        return response.IsSuccessStatusCode ? await HttpFailure.OfCheckAsync(response, ct) : (await OpenAiErrors.ReadAsync(response, _api.Key, ct)).Failure;
    }

    /// <inheritdoc />
    public Task<ModelListing> ListAsync(IReadOnlyCollection<string> routed, CancellationToken ct) => OpenAiModels.ListAsync(_api, routed, ct);

    /// <inheritdoc />
    public bool CarriesParallelToolCalls => _server.KnowsParallelToolCalls;

    private OpenAiAddedOptions AddedTo(TextCall call) =>
        call.IsWhole || _server.CountsAlways ? OpenAiAddedOptions.None
        : _server.PadsEvents ? OpenAiAddedOptions.Usage | OpenAiAddedOptions.NoPadding
        : OpenAiAddedOptions.Usage;

    private async Task<HttpResponseMessage> PostAsync(TextCall call, OpenAiAddedOptions added, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = OpenAiRequest.ToWire(call, _server, added) };
        request.Headers.Accept.Add(call.IsWhole ? Json : Events);
        var response = await _api.SendAsync(request, ct);
        VendorApi.DropBody(request);
        return response;
    }
}
