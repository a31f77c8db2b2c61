using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Tessera.Providers.Http;
using Tessera.Providers.Sse;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// Chat completions of OpenAI and of every server that speaks them (Ollama, llama.cpp, vLLM, DeepSeek, xAI,
/// OpenRouter …): POST {base}/chat/completions, streamed unless the whole reply is requested. https://platform.openai.com/docs/api-reference/chat
/// </summary>
/// <remarks>How the servers differ is data: <see cref="OpenAiPresets"/>.</remarks>
public sealed class OpenAiText : ITextProvider, IProviderCheck, IModelList
{
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");
    private static readonly MediaTypeWithQualityHeaderValue Events = new("text/event-stream");

    private readonly VendorApi _api;
    private readonly Uri _address;
    private readonly OpenAiServer _server;
    private readonly OpenAiRefusedOptions _refused;

    /// <summary>Speaks to one server at a configured address: OpenAI's own, or any compatible one.</summary>
    /// <param name="http">Its time-out has to be longer than the slowest first token; redirects have to be off.</param>
    /// <param name="baseAddress">With the version, for example <c>https://api.openai.com/v1</c> or <c>http://localhost:11434/v1</c>.</param>
    /// <param name="apiKey">Sent as a bearer token; null or empty for a server that asks for none.</param>
    /// <exception cref="FormatException">The key cannot stand in a header.</exception>
    public OpenAiText(HttpClient http, Uri baseAddress, string? apiKey)
        : this(http, OpenAiPresets.At(baseAddress), apiKey)
    {
    }

    /// <summary>Speaks to one server that is known by name.</summary>
    /// <param name="http">Its time-out has to be longer than the slowest first token; redirects have to be off.</param>
    /// <param name="server">One of <see cref="OpenAiPresets"/>, with its address where it is another one.</param>
    /// <param name="apiKey">Sent as a bearer token; null or empty for a server that asks for none.</param>
    /// <exception cref="FormatException">The key cannot stand in a header.</exception>
    public OpenAiText(HttpClient http, OpenAiServer server, string? apiKey)
    {
        _api = new VendorApi(http, server.Address, apiKey, VendorApi.Bearer);
        _address = _api.At("/chat/completions");
        _server = server;
        _refused = new OpenAiRefusedOptions(_api.Key);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<TextPart> StreamAsync(TextCall call, [EnumeratorCancellation] CancellationToken ct)
    {
        var (response, failure) = await _refused.SendAsync(AddedTo(call), added => PostAsync(call, added, ct), ct);
        using var reply = response;
        if (failure is not null)
        {
            yield return new TextPart.Failed(failure);
            yield break;
        }

        await foreach (var part in ReplyParts.ReadAsync(reply, new OpenAiReply(call, _server.SaysCost, _api.Key), ct))
        {
            yield return part;
        }
    }

    /// <inheritdoc />
    public async Task<ProviderFailure?> CheckAsync(CancellationToken ct)
    {
        using var response = await _api.GetAsync(_server.CheckPath, ct);
        return response.IsSuccessStatusCode ? await HttpFailure.OfCheckAsync(response, ct) : (await OpenAiErrors.ReadAsync(response, _api.Key, ct)).Failure;
    }

    /// <inheritdoc />
    public Task<ModelListing> ListAsync(IReadOnlyCollection<string> routed, CancellationToken ct) =>
        new ModelListReader(_api, async (response, limited) => (await OpenAiErrors.ReadAsync(response, _api.Key, limited)).Failure)
            .ReadAsync(OpenAiModels.Path, OpenAiModels.Read, routed, id => $"{OpenAiModels.Path}/{ModelListReader.InPath(id)}", OpenAiModels.ReadOne, ct);

    private OpenAiAddedOptions AddedTo(TextCall call) =>
        call.IsWhole || _server.CountsAlways ? OpenAiAddedOptions.None
        : _server.PadsEvents ? OpenAiAddedOptions.Usage | OpenAiAddedOptions.NoPadding
        : OpenAiAddedOptions.Usage;

    private async Task<HttpResponseMessage> PostAsync(TextCall call, OpenAiAddedOptions added, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = OpenAiRequest.ToWire(call, _server, added) };
        request.Headers.Accept.Add(call.IsWhole ? Json : Events);
        return await _api.SendAsync(request, ct);
    }
}
