using Tessera.Providers.Http;
using Tessera.Providers.Sse;

namespace Tessera.Providers.Anthropic;

/// <summary>Anthropic's Messages: POST {base}/v1/messages, streamed unless the caller does not stream. https://docs.anthropic.com/en/api/messages</summary>
/// <remarks>
/// Thinking counts as activity, not as part of the reply. Prompt tokens are the sum of uncached, cache-write and
/// cache-read tokens, which Anthropic counts separately.
/// </remarks>
public sealed class AnthropicText : ITextProvider, IProviderCheck, IModelList
{
    private static readonly VendorApi.Header Version = new("anthropic-version", "2023-06-01");

    private readonly VendorApi _api;

    /// <summary>Anthropic's own address.</summary>
    public static Uri Address { get; } = new("https://api.anthropic.com");

    /// <summary>Connects to Anthropic, or to a server with the same API.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="baseAddress">Without the version, for example <see cref="Address"/>; a trailing <c>/v1</c> is removed.</param>
    /// <param name="apiKey">Sent as <c>x-api-key</c>; null or empty for a server that requires none.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public AnthropicText(HttpMessageInvoker http, Uri baseAddress, string? apiKey)
    {
        var root = baseAddress.AbsoluteUri.TrimEnd('/');
        var versioned = new Uri(root.EndsWith("/v1", StringComparison.Ordinal) ? root : root + "/v1");
        _api = new VendorApi(http, versioned, apiKey, static key => [new("x-api-key", key)], Version);
    }

    /// <inheritdoc />
    public bool CarriesParallelToolCalls => true;

    /// <inheritdoc />
    public bool CarriesThinking => true;

    /// <inheritdoc />
    public IAsyncEnumerable<TextPart> StreamAsync(TextCall call, CancellationToken ct) =>
        ReplyParts.ReadAsync(call, SendAsync, new AnthropicReply(call, _api.Key), ct);

    /// <inheritdoc />
    public async Task<ProviderFailure?> CheckAsync(CancellationToken ct)
    {
        using var response = await _api.GetAsync("/models?limit=1", ct);
        return response.IsSuccessStatusCode ? await HttpFailure.OfCheckAsync(response, ct) : await AnthropicErrors.ReadAsync(response, _api.Key, ct);
    }

    /// <inheritdoc />
    public Task<ModelListing> ListAsync(IReadOnlyCollection<string> routed, CancellationToken ct) =>
        new ModelListReader(_api, (response, limited) => AnthropicErrors.ReadAsync(response, _api.Key, limited))
            .ReadAsync(AnthropicModels.FirstPage, AnthropicModels.Read, routed, AnthropicModels.PathOf, AnthropicModels.ReadOne, ct);

    private async Task<(HttpResponseMessage? Response, ProviderFailure? Failure)> SendAsync(TextCall call, CancellationToken ct)
    {
        if (!AnthropicRequest.TryWrite(call, out var body, out var refused))
        {
            return (null, refused);
        }

        var response = await _api.PostAsync("/messages", body, ct);
        return (response, response.IsSuccessStatusCode ? null : await AnthropicErrors.ReadAsync(response, _api.Key, ct));
    }
}
