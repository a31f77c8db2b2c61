using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tessera.Chaos;

/// <summary>
/// A client that honours a drain as a load balancer does: it asks each node whether it is ready before it sends, at most
/// half a second earlier, and goes to another when one refuses the connection or answers 503 with Retry-After.
/// </summary>
internal sealed class Balancer(Node?[] nodes)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);

    private readonly long[] _readyAt = new long[nodes.Length];
    private readonly int[] _sent = new int[nodes.Length];
    private int _next;

    /// <summary>How many calls were sent to a node.</summary>
    public int SentTo(int index) => Volatile.Read(ref _sent[index]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make)
    {
        while (true)
        {
            var index = (int)((uint)Interlocked.Increment(ref _next) % (uint)nodes.Length);
            if (nodes[index] is not { } node || !await IsReadyAsync(index, node))
            {
                await Task.Delay(10, Ct);
                continue;
            }

            try
            {
                Interlocked.Increment(ref _sent[index]);
                var response = await node.Client.SendAsync(make(), HttpCompletionOption.ResponseHeadersRead, Ct);
                if (response.StatusCode != HttpStatusCode.ServiceUnavailable || response.Headers.RetryAfter is null)
                {
                    return response;
                }

                response.Dispose();
            }
            catch (HttpRequestException refused) when (IsRefused(refused))
            {
                // It has stopped; the next takes it.
            }

            Volatile.Write(ref _readyAt[index], 0);
        }
    }

    private async Task<bool> IsReadyAsync(int index, Node node)
    {
        var known = Volatile.Read(ref _readyAt[index]);
        if (known != 0 && Stopwatch.GetElapsedTime(known) < Fresh)
        {
            return true;
        }

        var asked = Stopwatch.GetTimestamp();
        try
        {
            using var response = await node.Client.GetAsync("/health/ready", Ct);
            Volatile.Write(ref _readyAt[index], response.IsSuccessStatusCode ? asked : 0);
            return response.IsSuccessStatusCode;
        }
        catch (Exception gone) when (gone is HttpRequestException or ObjectDisposedException)
        {
            return false;
        }
    }

    private static bool IsRefused(HttpRequestException failure) =>
        failure.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused };
}
