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
    private static readonly VendorApi.Header Version = new("anthropic-version", "2023-06-01");

    private readonly VendorApi _api;

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
        var versioned = new Uri(root.EndsWith("/v1", StringComparison.Ordinal) ? root : root + "/v1");
        _api = new VendorApi(http, versioned, apiKey, static key => [new("x-api-key", key)], Version);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<TextPart> StreamAsync(TextCall call, [EnumeratorCancellation] CancellationToken ct)
    {
        if (!AnthropicRequest.TryWrite(call, out var body, out var refused))
        {
            yield return new TextPart.Failed(refused);
            yield break;
        }

        using var response = await _api.PostAsync("/messages", body, ct);
        if (!response.IsSuccessStatusCode)
        {
            yield return new TextPart.Failed(await AnthropicErrors.ReadAsync(response, _api.Key, ct));
            yield break;
        }

        await foreach (var part in ReplyParts.ReadAsync(response, new AnthropicReply(call, _api.Key), ct))
        {
            yield return part;
        }
    }

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
}
