using System.Net.Http.Headers;

namespace Tessera.Server.Tests.Clients;

/// <summary>Counts what a library sends.</summary>
internal sealed class CountedRequests : DelegatingHandler
{
    private int _sent;

    public CountedRequests()
        : base(new SocketsHttpHandler())
    {
    }

    public int Sent => _sent;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _sent);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.RetryAfter is not null)
        {
            // A library would wait for the seconds that the server asks for.
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.Zero);
        }

        return response;
    }
}
