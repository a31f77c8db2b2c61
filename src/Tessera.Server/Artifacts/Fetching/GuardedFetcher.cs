using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Tessera.Media;
using Tessera.Server.Hosting;
using Tessera.Server.Http;

namespace Tessera.Server.Artifacts.Fetching;

/// <summary>
/// The only way to fetch a URL that a caller or a provider gave. It sends none of our credentials, follows at most three
/// redirects, each checked like the first URL, and limits the size and duration of the body itself.
/// </summary>
internal sealed class GuardedFetcher(GuardedDialer dialer, IOptions<FetchOptions> options, TimeProvider time) : IDisposable
{
    private const int MaxRedirects = 3;

    private const HttpStatusCode TooEarly = (HttpStatusCode)425;

    private readonly HttpMessageInvoker _http = new(dialer.NewHandler());
    private readonly MemoryGate _memory = new(options.Value.MemoryMegabytes * 1_000_000L, time);

    /// <summary>Fetches a file of at most <paramref name="maxBytes"/> bytes.</summary>
    /// <param name="uri">The URL.</param>
    /// <param name="maxBytes">The largest accepted file, in bytes.</param>
    /// <param name="ct">Cancels the fetch.</param>
    /// <param name="own">
    /// Used instead of the public internet for this URL itself: a provider's own origin. A redirect is always followed on the
    /// public internet, even if it leads back.
    /// </param>
    /// <param name="owner">The account that the file is fetched for.</param>
    public async Task<FetchResult> FetchAsync(Uri uri, long maxBytes, CancellationToken ct, HttpMessageInvoker? own = null, long owner = 0)
    {
        using var patience = new CancellationTokenSource(options.Value.Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        var body = new LimitedBody(maxBytes, new ThroughputGuard(options.Value, time, patience), _memory, owner);
        try
        {
            return await FollowAsync(uri, own ?? _http, body, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new FetchResult.Refused(new("The remote server is too slow.", "Удалённый сервер отвечает слишком медленно."), IsTransient: true);
        }
        catch (HttpRequestException failure)
        {
            return new FetchResult.Refused(Describe(failure.HttpRequestError), IsTransient(failure));
        }
        catch (IOException)
        {
            return new FetchResult.Refused(
                new("The connection broke before the whole file was received.", "Соединение прервалось раньше, чем пришёл весь файл."),
                IsTransient: true,
                IsTruncated: true);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<FetchResult> FollowAsync(Uri uri, HttpMessageInvoker http, LimitedBody body, CancellationToken ct)
    {
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            if (PublicUrl.Validate(uri) is { } required)
            {
                return new FetchResult.Refused(redirects == 0
                    ? LocalText.Format("It must be {0}.", "Нужен {1}.", required.En, required.Ru)
                    : LocalText.Format("The remote server must redirect to {0}.", "Удалённый сервер должен перенаправлять на {1}.", required.En, required.Ru));
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            request.Headers.UserAgent.Add(TesseraVersion.UserAgent);
            using var response = await http.SendAsync(request, ct);
            if (!IsRedirect(response.StatusCode))
            {
                return await ReadAsync(response, body, ct);
            }

            if (response.Headers.Location is not { } location || !Uri.TryCreate(uri, location, out var next))
            {
                return new FetchResult.Refused(LocalText.Format(
                    "The remote server redirects ({0}) without a location.",
                    "Удалённый сервер перенаправляет ({0}), но не указывает куда.",
                    (int)response.StatusCode));
            }

            if (uri.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp)
            {
                return new FetchResult.Refused(new("The remote server redirects from https to http.", "Удалённый сервер перенаправляет с https на http."));
            }

            (uri, http) = (next, _http);
        }

        return new FetchResult.Refused(LocalText.Format(
            "The remote server redirects more than {0} times.", "Удалённый сервер перенаправляет больше {0} раз.", MaxRedirects));
    }

    private static async Task<FetchResult> ReadAsync(HttpResponseMessage response, LimitedBody body, CancellationToken ct)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return new FetchResult.Refused(
                LocalText.Format("The remote server answered {0} instead of 200.", "Удалённый сервер ответил {0}, а не 200.", (int)response.StatusCode),
                IsTransient(response.StatusCode));
        }

        // We did not ask for compression; a small compressed body may decompress to an endless one.
        return response.Content.Headers.ContentEncoding.Any(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            ? new FetchResult.Refused(LocalText.Format(
                "The remote server sent the file compressed ({0}).",
                "Удалённый сервер прислал файл сжатым ({0}).",
                string.Join(", ", response.Content.Headers.ContentEncoding)))
            : await body.ReadAsync(response.Content, ct);
    }

    private static bool IsRedirect(HttpStatusCode status) => status
        is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
        or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    // A file store may need a moment to replicate a new file and answers 404 or 403 until then. A 410 is final.
    private static bool IsTransient(HttpStatusCode status) =>
        (int)status >= 500 || status
            is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            or HttpStatusCode.NotFound or HttpStatusCode.Forbidden or TooEarly;

    // A name without a public address is not transient, which is also how a private network looks; an unavailable resolver is.
    private static bool IsTransient(HttpRequestException failure) => failure.HttpRequestError switch
    {
        HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded => true,
        HttpRequestError.NameResolutionError => failure.InnerException is SocketException { SocketErrorCode: SocketError.TryAgain },
        _ => false,
    };

    private static LocalText Describe(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => new("The host has no public address.", "У хоста нет публичного адреса."),
        HttpRequestError.ConnectionError => new("The host does not accept connections on that port.", "Хост не принимает соединения на этом порту."),
        HttpRequestError.SecureConnectionError => new("The host has no valid certificate.", "У хоста нет действительного сертификата."),
        _ => new("The remote server's reply is not valid HTTP.", "Ответ удалённого сервера — неверный HTTP."),
    };
}
