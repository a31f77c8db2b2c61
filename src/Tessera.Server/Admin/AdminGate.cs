using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Tessera.Server.Http;

namespace Tessera.Server.Admin;

/// <summary>
/// Admin routes exist for who comes through the socket in the data folder, which the file system lets only its owner
/// do. For everyone else there is nothing there.
/// </summary>
internal static class AdminGate
{
    public const string Path = "/_admin";

    public static void UseAdminGate(this IApplicationBuilder app) => app.Use(static (context, next) =>
        context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase) && !IsOnSocket(context)
            ? ApiErrors.NotFound(
                $"There is no route {context.Request.Method} {context.Request.Path}.",
                $"Маршрута {context.Request.Method} {context.Request.Path} нет.").ExecuteAsync(context)
            : next(context));

    private static bool IsOnSocket(HttpContext context) =>
        context.Features.Get<IConnectionSocketFeature>()?.Socket.AddressFamily == AddressFamily.Unix;
}
