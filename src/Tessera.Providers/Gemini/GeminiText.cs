using Tessera.Providers.Http;
using Tessera.Providers.Sse;

namespace Tessera.Providers.Gemini;

/// <summary>
/// Google's Gemini: POST {base}/models/{model}:streamGenerateContent?alt=sse, or :generateContent if the caller does not
/// stream. https://ai.google.dev/api/generate-content
/// </summary>
/// <remarks>The key is sent in a header, never in the address, which proxies log. Thinking counts as activity, not as part of the reply.</remarks>
public sealed class GeminiText : ITextProvider, IProviderCheck, IModelList
{
    private readonly VendorApi _api;

    internal static VendorApi.Header[] KeyHeaders(string key) => [new("x-goog-api-key", key)];

    /// <summary>Google's own address.</summary>
    public static Uri Address { get; } = new("https://generativelanguage.googleapis.com/v1beta");

    /// <summary>Connects to Google, or to a server with the same API.</summary>
    /// <param name="http">Redirects must be off.</param>
    /// <param name="baseAddress">Including the version, for example <see cref="Address"/>.</param>
    /// <param name="apiKey">Sent as <c>x-goog-api-key</c>; null or empty for a server that requires none.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public GeminiText(HttpMessageInvoker http, Uri baseAddress, string? apiKey) => _api = new VendorApi(http, baseAddress, apiKey, KeyHeaders);

    /// <inheritdoc />
    public IAsyncEnumerable<TextPart> StreamAsync(TextCall call, CancellationToken ct) =>
        ReplyParts.ReadAsync(call, SendAsync, new GeminiReply(call, _api.Key), ct);

    /// <inheritdoc />
    public async Task<ProviderFailure?> CheckAsync(CancellationToken ct)
    {
        using var response = await _api.GetAsync("/models?pageSize=1", ct);
        return response.IsSuccessStatusCode ? await HttpFailure.OfCheckAsync(response, ct) : await GeminiErrors.ReadAsync(response, _api.Key, ct);
    }

    /// <inheritdoc />
    public Task<ModelListing> ListAsync(IReadOnlyCollection<string> routed, CancellationToken ct) =>
        new ModelListReader(_api, (response, limited) => GeminiErrors.ReadAsync(response, _api.Key, limited))
            .ReadAsync(GeminiModels.FirstPage, GeminiModels.Read, routed, GeminiModels.PathOf, GeminiModels.ReadOne, ct);

    private async Task<(HttpResponseMessage? Response, ProviderFailure? Failure)> SendAsync(TextCall call, CancellationToken ct)
    {
        if (!GeminiRequest.TryWrite(call, out var body, out var refused))
        {
            return (null, refused);
        }

        var method = call.IsWhole ? "generateContent" : "streamGenerateContent?alt=sse";
        var response = await _api.PostAsync($"/models/{Uri.EscapeDataString(call.Model)}:{method}", body, ct);
        return (response, response.IsSuccessStatusCode ? null : await GeminiErrors.ReadAsync(response, _api.Key, ct));
    }
}
