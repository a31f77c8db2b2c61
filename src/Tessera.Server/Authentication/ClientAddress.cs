using System.Net;
using System.Reflection;

namespace Tessera.Server.Authentication;

/// <summary>The address of the client, as a trusted proxy names it, which endpoints take as a parameter.</summary>
/// <param name="Value">Null for a client on a Unix socket without a trusted proxy.</param>
internal sealed record ClientAddress(IPAddress? Value) : IBindableFromHttpContext<ClientAddress>
{
    public static ValueTask<ClientAddress?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<ClientAddress?>(new(context.Connection.RemoteIpAddress));
}
