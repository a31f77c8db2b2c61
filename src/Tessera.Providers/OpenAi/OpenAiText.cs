using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Tessera.Providers.Sse;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// Chat completions of OpenAI and of every server that speaks them (Ollama, llama.cpp, vLLM, DeepSeek, xAI,
/// OpenRouter …): POST {base}/chat/completions, streamed unless the reply is wanted whole. https://platform.openai.com/docs/api-reference/chat
/// </summary>
/// <remarks>How the servers differ is data: <see cref="OpenAiPresets"/>.</remarks>
public sealed class OpenAiText : ITextProvider, IProviderCheck
{
    private const int MaxEventBytes = 4 * 1024 * 1024;
    private const int MaxBodyBytes = 16 * 1024 * 1024;

    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");
    private static readonly MediaTypeWithQualityHeaderValue Events = new("text/event-stream");

    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly Uri _checkAddress;
    private readonly AuthenticationHeaderValue? _key;
    private readonly OpenAiServer _server;

    /// <summary>Speaks to one server at an address that somebody gave: OpenAI's own, or any compatible one.</summary>
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
        _http = http;
        _server = server;
        var root = server.Address.AbsoluteUri.TrimEnd('/');
        _address = new Uri(root + "/chat/completions");
        _checkAddress = new Uri($"{root}/{server.CheckPath}");
        _key = string.IsNullOrEmpty(apiKey) ? null : BearerKey(apiKey);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<TextPart> StreamAsync(TextCall call, [EnumeratorCancellation] CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = OpenAiRequest.ToWire(call, _server) };
        request.Headers.Authorization = _key;
        request.Headers.Accept.Add(call.IsWhole ? Json : Events);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!response.IsSuccessStatusCode)
        {
            yield return new TextPart.Failed(await OpenAiErrors.ReadAsync(response, ct));
            yield break;
        }

        var reply = new OpenAiReply(_server.SaysCost, call.ToolCallsBefore);
        await using var chunks = ReplyTexts.ReadAsync(response, MaxBodyBytes, MaxEventBytes, ct).GetAsyncEnumerator(ct);
        while (!reply.HasEnded && await NextAsync(chunks, reply))
        {
            var text = reply.Read(chunks.Current);
            if (text.Length > 0)
            {
                yield return new TextPart.Delta(text);
            }
            else if (reply.Thinks)
            {
                yield return new TextPart.Thinking();
            }
        }

        foreach (var part in reply.Close())
        {
            yield return part;
        }
    }

    /// <inheritdoc />
    public async Task<ProviderFailure?> CheckAsync(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _checkAddress);
        request.Headers.Authorization = _key;
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        return !response.IsSuccessStatusCode ? await OpenAiErrors.ReadAsync(response, ct)
            : response.Content.Headers.ContentType?.MediaType is "application/json" ? null
            : new ProviderFailure(FailureKind.InvalidInput, "The provider's address answers with something that is no JSON: it may be wrong.");
    }

    private static AuthenticationHeaderValue BearerKey(string key) =>
        key.All(letter => letter is > ' ' and < '\x7f')
            ? new AuthenticationHeaderValue("Bearer", key)
            : throw new FormatException("The provider key has characters that cannot stand in a header.");

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<string> chunks, OpenAiReply reply)
    {
        try
        {
            return await chunks.MoveNextAsync();
        }
        catch (InvalidDataException)
        {
            reply.GiveUp();
            return false;
        }
    }
}
