using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Tessera.Server.Tests.Artifacts;

/// <summary>A server that answers with whatever bytes a test writes, and keeps what it was sent.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Func<string, Stream, CancellationToken, Task> _answer;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private readonly ConcurrentBag<Task> _serving = [];
    private int _connections;

    private readonly X509Certificate2? _certificate;

    private RawServer(TcpListener listener, Func<string, Stream, CancellationToken, Task> answer, X509Certificate2? certificate = null)
    {
        _listener = listener;
        _answer = answer;
        _certificate = certificate;
        listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>How many connections were made to it.</summary>
    public int Connections => _connections;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The heads of all requests.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Listens on one address; the answer is given the request's path.</summary>
    public static RawServer Start(string address, Func<string, Stream, CancellationToken, Task> answer) =>
        new(new TcpListener(IPAddress.Parse(address), 0), answer);

    /// <summary>The same over TLS.</summary>
    public static RawServer StartTls(string address, X509Certificate2 certificate, Func<string, Stream, CancellationToken, Task> answer) =>
        new(new TcpListener(IPAddress.Parse(address), 0), answer, certificate);

    /// <summary>Listens on every address of the machine, both families, and answers an image.</summary>
    public static RawServer StartCanary()
    {
        var listener = new TcpListener(IPAddress.IPv6Any, 0);
        listener.Server.DualMode = true;
        return new RawServer(listener, static (_, stream, ct) => AnswerAsync(stream, Samples.Png, ct));
    }

    public static Task AnswerAsync(Stream stream, byte[] body, CancellationToken ct) =>
        AnswerAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n", body, ct);

    public static async Task AnswerAsync(Stream stream, string head, byte[] body, CancellationToken ct)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), ct);
        await stream.WriteAsync(body, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_serving);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                _serving.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = await OpenAsync(client);
                using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
                var head = new StringBuilder();
                while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
                {
                    head.AppendLine(line);
                }

                if (head.Length == 0)
                {
                    return;
                }

                Requests.Enqueue(head.ToString());
                await _answer(head.ToString().Split(' ').ElementAtOrDefault(1) ?? "", stream, _stop.Token);
            }
            catch (Exception left) when (left is IOException or OperationCanceledException or AuthenticationException)
            {
                // The client hung up, or the test is over.
            }
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (_certificate is null)
        {
            return client.GetStream();
        }

        var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
        return secure;
    }
}
