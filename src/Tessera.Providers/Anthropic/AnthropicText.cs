using System.Runtime.CompilerServices;
using Tessera.Providers.Http;
using Tessera.Providers.Sse;

namespace Tessera.Providers.Anthropic;

/// <summary>Anthropic's Messages: POST {base}/v1/messages, streamed unless the reply is wanted whole. https://docs.anthropic.com/en/api/messages</summary>
/// <remarks>
/// A thought is a sign of life, not a part of the reply. Prompt tokens are the sum of those read afresh, written to the
/// cache and read from it, because Anthropic counts the three apart.
/// </remarks>
public sealed class AnthropicText : ITextProvider, IProviderCheck, IModelList
{
    private const string Version = "2023-06-01";

    private readonly HttpClient _http;
    private readonly string _root;
    private readonly string? _key;

    /// <summary>Where Anthropic's API is.</summary>
    public static Uri Address { get; } = new("https://api.anthropic.com");

    /// <summary>Speaks to Anthropic, or to a server that stands in for it.</summary>
    /// <param name="http">Its time-out has to be longer than the slowest first token; redirects have to be off.</param>
    /// <param name="baseAddress">Without the version, for example <see cref="Address"/>; a <c>/v1</c> at its end is dropped.</param>
    /// <param name="apiKey">Sent as <c>x-api-key</c>; null or empty for a server that asks for none.</param>
    /// <exception cref="FormatException">The key cannot stand in a header.</exception>
    public AnthropicText(HttpClient http, Uri baseAddress, string? apiKey)
    {
        var root = baseAddress.AbsoluteUri.TrimEnd('/');
        _http = http;
        _root = root.EndsWith("/v1", StringComparison.Ordinal) ? root : root + "/v1";
        _key = HeaderKey.Checked(apiKey);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<TextPart> StreamAsync(TextCall call, [EnumeratorCancellation] CancellationToken ct)
    {
        if (!AnthropicRequest.TryWrite(call, out var body, out var refused))
        {
            yield return new TextPart.Failed(refused);
            yield break;
        }

        using var request = Signed(HttpMethod.Post, "/messages");
        request.Content = body;
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!response.IsSuccessStatusCode)
        {
            yield return new TextPart.Failed(await AnthropicErrors.ReadAsync(response, ct));
            yield break;
        }

        await foreach (var part in ReplyParts.ReadAsync(response, new AnthropicReply(call), ct))
        {
            yield return part;
        }
    }

    /// <inheritdoc />
    public async Task<ProviderFailure?> CheckAsync(CancellationToken ct)
    {
        using var response = await GetAsync("/models?limit=1", ct);
        return response.IsSuccessStatusCode ? await HttpFailure.OfCheckAsync(response, ct) : await AnthropicErrors.ReadAsync(response, ct);
    }

    /// <inheritdoc />
    public Task<ModelListing> ListAsync(IReadOnlyCollection<string> routed, CancellationToken ct) =>
        new ModelListReader(GetAsync, AnthropicErrors.ReadAsync)
            .ReadAsync(AnthropicModels.FirstPage, AnthropicModels.Read, routed, AnthropicModels.PathOf, AnthropicModels.ReadOne, ct);

    private async Task<HttpResponseMessage> GetAsync(string path, CancellationToken ct)
    {
        using var request = Signed(HttpMethod.Get, path);
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
    }

    private HttpRequestMessage Signed(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(_root + path)) { Headers = { { "anthropic-version", Version } } };
        if (_key is not null)
        {
            request.Headers.Add("x-api-key", _key);
        }

        return request;
    }
}
