using System.Net.Http.Headers;

namespace Tessera.Providers.Http;

/// <summary>
/// A vendor's HTTP API for one credential: every request goes to the address the operator configured and carries the key
/// in the headers where the vendor reads it.
/// </summary>
internal sealed class VendorApi
{
    /// <summary>The usual way to send a key.</summary>
    public static readonly Func<string, Header[]> Bearer = static key => [new(Authorization, $"Bearer {key}")];

    /// <summary>For vendors that answer in another form unless they are asked for JSON.</summary>
    public static readonly Header AcceptJson = new("Accept", "application/json");

    private const string Authorization = "Authorization";

    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly string _root;
    private readonly AuthenticationHeaderValue? _authorization;
    private readonly Header[] _headers;

    /// <summary>Sends nothing yet.</summary>
    /// <param name="http">Redirects have to be off: a key must not follow them.</param>
    /// <param name="address">What every path is added to.</param>
    /// <param name="key">Null or empty for a server that asks for none.</param>
    /// <param name="keyHeaders">How the key is sent.</param>
    /// <param name="headers">What is sent besides.</param>
    /// <exception cref="FormatException">The key cannot stand in a header.</exception>
    public VendorApi(HttpClient http, Uri address, string? key, Func<string, Header[]> keyHeaders, params ReadOnlySpan<Header> headers)
    {
        _http = http;
        _address = address;
        _root = address.AbsoluteUri.TrimEnd('/');
        Key = string.IsNullOrEmpty(key) ? null
            : HeaderKey.IsValid(key) ? key
            : throw new FormatException("The provider key has characters that cannot stand in a header.");
        Header[] all = [.. Key is null ? [] : keyHeaders(Key), .. headers];
        _headers = [.. all.Where(header => header.Name != Authorization)];
        // Made once and not for each request. It is not parsed: a key may have commas and quotes.
        _authorization = all.FirstOrDefault(header => header.Name == Authorization).Value?.Split(' ', 2) is [var scheme, var parameter]
            ? new AuthenticationHeaderValue(scheme, parameter)
            : null;
    }

    /// <summary>The key, to be removed from whatever the vendor says; null where there is none.</summary>
    public string? Key { get; }

    /// <summary>The address of a path, which begins with a slash.</summary>
    public Uri At(string path) => new(_root + path);

    /// <summary>
    /// The link a vendor gave, when it leads to the very host that was configured; null otherwise, so that a credential
    /// never follows a link to another one.
    /// </summary>
    public Uri? Own(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var given)
        && given.Scheme == _address.Scheme && given.IdnHost == _address.IdnHost && given.Port == _address.Port && given.UserInfo.Length == 0
            ? given
            : null;

    public Task<HttpResponseMessage> GetAsync(string path, CancellationToken ct) => SendAsync(HttpMethod.Get, At(path), null, ct);

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent? body, CancellationToken ct) => SendAsync(HttpMethod.Post, At(path), body, ct);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, HttpContent? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body };
        return await SendAsync(request, ct);
    }

    /// <summary>Sends a request that has headers of its own. The reply is read by the caller: it may be a stream.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        request.Headers.Authorization = _authorization;
        foreach (var (name, value) in _headers)
        {
            request.Headers.Add(name, value);
        }

        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
    }

    /// <summary>Asks for something that costs nothing: null when the key is accepted.</summary>
    public async Task<ProviderFailure?> CheckAsync(string path, CancellationToken ct)
    {
        using var response = await GetAsync(path, ct);
        return response.IsSuccessStatusCode ? null : HttpFailure.OfSubmit(response);
    }

    /// <summary>A header of every request.</summary>
    internal readonly record struct Header(string Name, string Value);
}
