using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin;

/// <summary>
/// Admin routes exist only on the socket in the data folder, which the file system opens to its owner alone. On every
/// other address, a public Unix socket included, they do not exist.
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

    // The address that the connection was accepted on, which no header of a request can change.
    private static bool IsOn(HttpContext context, UnixDomainSocketEndPoint socket) =>
        socket.Equals(context.Features.Get<IConnectionSocketFeature>()?.Socket.LocalEndPoint);
}
