using System.Net.Http.Headers;

namespace Tessera.Providers.Http;

/// <summary>
/// A vendor's HTTP API for one credential: every request is sent to the configured address with the key
/// in the vendor's headers.
/// </summary>
internal sealed class VendorApi
{
    /// <summary>The usual way to send a key.</summary>
    public static readonly Func<string, Header[]> Bearer = static key => [new(Authorization, $"Bearer {key}")];

    /// <summary>For vendors that reply in another format unless the request accepts JSON.</summary>
    public static readonly Header AcceptJson = new("Accept", "application/json");

    private const string Authorization = "Authorization";

    private readonly HttpMessageInvoker _http;
    private readonly Uri _address;
    private readonly string _root;
    private readonly AuthenticationHeaderValue? _authorization;
    private readonly Header[] _headers;

    /// <summary>Creates the client without sending a request.</summary>
    /// <param name="http">
    /// Not a client, which would read each reply to its end, and link a token of its own to that of each call. Redirects must be off: the
    /// key must not follow them.
    /// </param>
    /// <param name="address">The base address of every path.</param>
    /// <param name="key">Null or empty for a server that requires none.</param>
    /// <param name="keyHeaders">How the key is sent.</param>
    /// <param name="headers">Further headers of every request.</param>
    /// <exception cref="FormatException">The key has characters that a header cannot carry.</exception>
    public VendorApi(HttpMessageInvoker http, Uri address, string? key, Func<string, Header[]> keyHeaders, params ReadOnlySpan<Header> headers)
    {
        _http = http;
        _address = address;
        _root = address.AbsoluteUri.TrimEnd('/');
        Key = string.IsNullOrEmpty(key) ? null
            : HeaderKey.IsValid(key) ? key
            : throw new FormatException("The provider key has characters that cannot stand in a header.");
        Header[] all = [.. Key is null ? [] : keyHeaders(Key), .. headers];
        _headers = [.. all.Where(header => header.Name != Authorization)];
        // Created once, not for each request, and not parsed: a key may contain commas and quotes.
        _authorization = all.FirstOrDefault(header => header.Name == Authorization).Value?.Split(' ', 2) is [var scheme, var parameter]
            ? new AuthenticationHeaderValue(scheme, parameter)
            : null;
    }

    /// <summary>The key, which is removed from the vendor's messages; null if there is none.</summary>
    public string? Key { get; }

    /// <summary>The address of a path, which starts with a slash.</summary>
    public Uri At(string path) => new(_root + path);

    /// <summary>
    /// A link from a reply if it is on the configured host; null otherwise, so that the credential
    /// is never sent to another host.
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
        var response = await SendAsync(request, ct);
        DropBody(request);
        return response;
    }

    /// <summary>Sends a request with its own headers. The caller reads the reply, which may be a stream.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        request.Headers.Authorization = _authorization;
        foreach (var (name, value) in _headers)
        {
            request.Headers.Add(name, value);
        }

        return _http.SendAsync(request, ct);
    }

    /// <summary>
    /// Releases the body of a request whose reply has begun: the connection refers to the request until the reply's end, which
    /// may be minutes away.
    /// </summary>
    public static void DropBody(HttpRequestMessage sent) => sent.Content = null;

    /// <summary>Sends a request that costs nothing: null if the key is accepted.</summary>
    public async Task<ProviderFailure?> CheckAsync(string path, CancellationToken ct)
    {
        using var response = await GetAsync(path, ct);
        return response.IsSuccessStatusCode ? null : HttpFailure.OfSubmit(response);
    }

    /// <summary>A header of every request.</summary>
    internal readonly record struct Header(string Name, string Value);
}
