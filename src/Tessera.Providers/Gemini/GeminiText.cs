using System.Runtime.CompilerServices;
using Tessera.Providers.Http;
using Tessera.Providers.Sse;

namespace Tessera.Providers.Gemini;

/// <summary>
/// Google's Gemini: POST {base}/models/{model}:streamGenerateContent?alt=sse, or :generateContent when the reply is wanted whole.
/// https://ai.google.dev/api/generate-content
/// </summary>
/// <remarks>The key goes in a header and never into the address, where proxies would write it down. A thought is a sign of life, not a part of the reply.</remarks>
public sealed class GeminiText : ITextProvider, IProviderCheck, IModelList
{
    private readonly VendorApi _api;

    internal static VendorApi.Header[] KeyHeaders(string key) => [new("x-goog-api-key", key)];

    /// <summary>Where Google's API is.</summary>
    public static Uri Address { get; } = new("https://generativelanguage.googleapis.com/v1beta");

    /// <summary>Speaks to Google, or to a server that stands in for it.</summary>
    /// <param name="http">Its time-out has to be longer than the slowest first token; redirects have to be off.</param>
    /// <param name="baseAddress">With the version, for example <see cref="Address"/>.</param>
    /// <param name="apiKey">Sent as <c>x-goog-api-key</c>; null or empty for a server that asks for none.</param>
    /// <exception cref="FormatException">The key cannot stand in a header.</exception>
    public GeminiText(HttpClient http, Uri baseAddress, string? apiKey) => _api = new VendorApi(http, baseAddress, apiKey, KeyHeaders);

    /// <inheritdoc />
    public async IAsyncEnumerable<TextPart> StreamAsync(TextCall call, [EnumeratorCancellation] CancellationToken ct)
    {
        if (!GeminiRequest.TryWrite(call, out var body, out var refused))
        {
            yield return new TextPart.Failed(refused);
            yield break;
        }

        var method = call.IsWhole ? "generateContent" : "streamGenerateContent?alt=sse";
        using var response = await _api.PostAsync($"/models/{Uri.EscapeDataString(call.Model)}:{method}", body, ct);
        if (!response.IsSuccessStatusCode)
        {
            yield return new TextPart.Failed(await GeminiErrors.ReadAsync(response, _api.Key, ct));
            yield break;
        }

        await foreach (var part in ReplyParts.ReadAsync(response, new GeminiReply(call, _api.Key), ct))
        {
            yield return part;
        }
    }

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
}
