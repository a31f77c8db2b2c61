using Microsoft.Extensions.Options;

namespace Tessera.Server.Http;

/// <summary>The address of this installation as users see it, for links in replies.</summary>
internal sealed class PublicAddress(IOptions<ServerOptions> options, IHttpContextAccessor contexts)
{
    /// <summary>For example <c>https://ai.example.org</c>; no slash at the end.</summary>
    public string Url =>
        options.Value.PublicUrl?.TrimEnd('/')
        ?? (contexts.HttpContext?.Request is { } request ? $"{request.Scheme}://{request.Host}{request.PathBase}" : "http://localhost:8080");
}
