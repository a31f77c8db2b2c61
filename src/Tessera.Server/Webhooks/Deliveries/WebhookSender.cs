using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Tessera.Server.Artifacts.Fetching;
using Tessera.Server.Hosting;
using Tessera.Server.Http;

namespace Tessera.Server.Webhooks.Deliveries;

/// <summary>
/// Sends one attempt to a URL that a caller named: to public addresses only, with no credentials but the signature, without
/// following redirects, within 15 seconds, and with at most a megabyte of reply.
/// </summary>
internal sealed class WebhookSender(GuardedDialer dialer, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public const int MaxReplyBytes = 1_000_000;

    private const int KeptReplyBytes = 1024;

    private static readonly ProductInfoHeaderValue UserAgent = TesseraVersion.UserAgentOf("Tessera-Webhooks");

    private readonly HttpMessageInvoker _http = new(dialer.NewHandler());

    public async Task<AttemptResult> SendAsync(ClaimedDelivery delivery, Uri url, IReadOnlyList<byte[]> secrets, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        int? status = null;
        try
        {
            using var request = ToRequest(delivery, url, secrets);
            using var response = await _http.SendAsync(request, either.Token);
            status = (int)response.StatusCode;
            var (reply, hasEnded) = await ReadAsync(response, either.Token);
            var problem = DeliveryFailure.OfStatus((int)response.StatusCode) ?? (hasEnded ? (LocalText?)null : DeliveryFailure.TooLong);
            return new AttemptResult(status, reply, problem?.En, time.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Failed(DeliveryFailure.TooSlow);
        }
        catch (HttpRequestException failure)
        {
            return Failed(Describe(failure.HttpRequestError));
        }
        catch (IOException)
        {
            return Failed(DeliveryFailure.Broken);
        }

        AttemptResult Failed(LocalText why) => new(status, null, why.En, time.GetElapsedTime(started));
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage ToRequest(ClaimedDelivery delivery, Uri url, IReadOnlyList<byte[]> secrets)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(delivery.Body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.UserAgent.Add(UserAgent);
        request.Headers.Add("webhook-id", delivery.MessageId);
        request.Headers.Add("webhook-timestamp", now.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(secrets, delivery.MessageId, now, delivery.Body));
        return request;
    }

    // A delivery has succeeded only when the receiver's reply is complete; a reply that does not end is a failure.
    private static async Task<(string Kept, bool HasEnded)> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var kept = new byte[KeptReplyBytes];
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var length = await body.ReadAtLeastAsync(kept, kept.Length, throwOnEndOfStream: false, ct);
        var passed = new byte[16 * 1024];
        var (total, last) = (length, length == kept.Length ? 1 : 0);
        while (last > 0 && total <= MaxReplyBytes)
        {
            last = await body.ReadAsync(passed, ct);
            total += last;
        }

        // A database may refuse NUL characters.
        return (Encoding.UTF8.GetString(kept, 0, length).Replace('\0', '\uFFFD'), last == 0);
    }

    private static LocalText Describe(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => DeliveryFailure.NoAddress,
        HttpRequestError.ConnectionError => DeliveryFailure.NoConnection,
        HttpRequestError.SecureConnectionError => DeliveryFailure.NoCertificate,
        _ => DeliveryFailure.NoHttp,
    };

    /// <summary>The result of one attempt.</summary>
    /// <param name="StatusCode">The receiver's status code; null when no reply was received.</param>
    /// <param name="Reply">The beginning of the receiver's reply.</param>
    /// <param name="Error">Why the attempt failed; null when it succeeded.</param>
    /// <param name="Latency">The time from the start of the connection until the reply was read.</param>
    internal sealed record AttemptResult(int? StatusCode, string? Reply, string? Error, TimeSpan Latency)
    {
        public bool IsSuccess => Error is null;

        /// <summary>The receiver answered that it wants no more deliveries.</summary>
        public bool IsGone => StatusCode == StatusCodes.Status410Gone;
    }
}
