using System.Net.Sockets;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tessera.Server.Tests.Http;

/// <summary>The server's routes, for tests that call all of them.</summary>
internal static class RouteList
{
    /// <summary>The patterns of the routes that accept a method.</summary>
    public static IReadOnlyList<string> Of(TestServer server, string method) =>
    [
        .. server.Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method) ?? true)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.Trim('/'))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A client on the admin socket, through which the admin routes are reached.</summary>
    public static HttpClient AdminClient(TestServer server) => new SocketsHttpHandler
    {
        ConnectCallback = async (_, ct) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(server.DataDirectory, "admin.sock")), ct);
            return new NetworkStream(socket, ownsSocket: true);
        },
    }.ToClient(new Uri("http://localhost"));
}
