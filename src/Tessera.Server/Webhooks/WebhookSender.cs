using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Tessera.Server.Artifacts;
using Tessera.Server.Hosting;

namespace Tessera.Server.Webhooks;

/// <summary>
/// Sends one attempt to an address that a caller named: to the public internet only, with no credentials but the
/// signature, no redirect followed, the whole exchange within 15 seconds and a reply that ends within a megabyte.
/// </summary>
internal sealed class WebhookSender(GuardedDialer dialer, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const int KeptReplyBytes = 1024;
    private const int MaxReplyBytes = 1_000_000;

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
            var problem = Judge(response) ?? (hasEnded ? null : $"The receiver's reply has more than {MaxReplyBytes} bytes, or no end.");
            return new AttemptResult(status, reply, problem, time.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Failed($"The receiver took longer than {Patience.TotalSeconds:0} s.");
        }
        catch (HttpRequestException failure)
        {
            return Failed(Describe(failure.HttpRequestError));
        }
        catch (IOException)
        {
            return Failed("The connection broke before the reply had come.");
        }

        AttemptResult Failed(string why) => new(status, null, why, time.GetElapsedTime(started));
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

    private static string? Judge(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        >= 200 and < 300 => null,
        >= 300 and < 400 => $"The receiver redirects ({(int)response.StatusCode}), which is not followed.",
        StatusCodes.Status410Gone => "The receiver answers 410: it wants no more.",
        var status => $"The receiver answers {status}; success is 200 to 299.",
    };

    // A delivery has succeeded once the receiver's reply is complete; a reply that never ends is a failure.
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

        // A database may refuse a NUL in a text.
        return (Encoding.UTF8.GetString(kept, 0, length).Replace('\0', '\uFFFD'), last == 0);
    }

    private static string Describe(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "The host has no public address.",
        HttpRequestError.ConnectionError => "The host does not take connections on that port.",
        HttpRequestError.SecureConnectionError => "The host has no valid certificate.",
        _ => "The receiver does not speak HTTP that can be understood.",
    };

    /// <summary>The result of one attempt.</summary>
    /// <param name="StatusCode">The receiver's; null when none came.</param>
    /// <param name="Reply">The beginning of its reply.</param>
    /// <param name="Error">Why it failed; null when it succeeded.</param>
    /// <param name="Latency">From the connection to the end of what was read of the reply.</param>
    internal sealed record AttemptResult(int? StatusCode, string? Reply, string? Error, TimeSpan Latency)
    {
        public bool IsSuccess => Error is null;

        /// <summary>The receiver wants no more of them.</summary>
        public bool IsGone => StatusCode == StatusCodes.Status410Gone;
    }
}
