using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Tessera.Server.Http;

/// <summary>The address of this installation as users see it, for links in replies.</summary>
internal sealed class PublicAddress(IOptions<ServerOptions> options, IHttpContextAccessor contexts, IServer server)
{
    /// <summary>For example <c>https://ai.example.org</c>; no slash at the end.</summary>
    public string Url =>
        options.Value.PublicUrl?.TrimEnd('/')
        ?? (contexts.HttpContext?.Request is { } request ? $"{request.Scheme}://{request.Host}{request.PathBase}" : Listening);

    // Outside of a request, in a webhook say, nobody has said under what name he sees us.
    private string Listening
    {
        get
        {
            var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            var bound = addresses.Select(BindingAddress.Parse).FirstOrDefault(address => !address.IsUnixPipe);
            return bound switch
            {
                null => "http://localhost:8080",
                { Host: "*" or "+" or "0.0.0.0" or "[::]" } => $"{bound.Scheme}://localhost:{bound.Port}",
                _ => $"{bound.Scheme}://{bound.Host}:{bound.Port}",
            };
        }
    }
}
