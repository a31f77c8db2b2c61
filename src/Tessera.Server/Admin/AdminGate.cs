using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin;

/// <summary>
/// Restricts the admin routes to the socket in the data folder, which only its owner can access. On every other address,
/// including public Unix sockets, they are not found.
/// </summary>
internal static class AdminGate
{
    public const string Path = "/_admin";

    public static void UseAdminGate(this IApplicationBuilder app)
    {
        var socket = new UnixDomainSocketEndPoint(app.ApplicationServices.GetRequiredService<DataFolder>().AdminSocket);
        app.Use((context, next) => context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase) && !IsOn(context, socket)
            ? ApiErrors.NotFound(
                $"There is no route {context.Request.Method} {context.Request.Path}.",
                $"Маршрута {context.Request.Method} {context.Request.Path} нет.").ExecuteAsync(context)
            : next(context));
    }

    // The address on which the connection was accepted, which no header of a request can change.
    private static bool IsOn(HttpContext context, UnixDomainSocketEndPoint socket) =>
        socket.Equals(context.Features.Get<IConnectionSocketFeature>()?.Socket.LocalEndPoint);
}
