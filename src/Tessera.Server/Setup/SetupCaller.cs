using System.Net;
using System.Reflection;
using Tessera.Server.Http;

namespace Tessera.Server.Setup;

/// <summary>Where a request for the set-up comes from, which endpoints take as a parameter.</summary>
/// <param name="Address">The client's address; null on a Unix socket.</param>
/// <param name="RequestId">The ID of the request.</param>
/// <param name="IsOnThisMachine">
/// Whether the request was made on this machine, by a program or by a page of this server: over loopback, without a trace of a
/// proxy, and under a name of loopback, which a page of another site does not have even if its own name leads here.
/// </param>
internal sealed record SetupCaller(IPAddress? Address, string RequestId, bool IsOnThisMachine) : IBindableFromHttpContext<SetupCaller>
{
    private static readonly string[] ProxyHeaders = ["X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via"];

    public static ValueTask<SetupCaller?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var (connection, headers) = (context.Connection, context.Request.Headers);
        var isHere = IsLoopback(connection.RemoteIpAddress) && IsLoopback(connection.LocalIpAddress)
            && !ProxyHeaders.Any(headers.ContainsKey)
            && IsLoopback(new HostString(headers.Host.ToString()).Host)
            && !PageOrigin.IsForeign(context.Request);
        return ValueTask.FromResult<SetupCaller?>(new(connection.RemoteIpAddress, context.TraceIdentifier, isHere));
    }

    private static bool IsLoopback(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
