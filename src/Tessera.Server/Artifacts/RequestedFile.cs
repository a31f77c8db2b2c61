using System.Reflection;

namespace Tessera.Server.Artifacts;

/// <summary>The file that the URL of a request names, and the signature in it, which endpoints take as a parameter.</summary>
/// <param name="Key">Null when the path is not that of a file.</param>
/// <param name="Signature">As it was given; not verified.</param>
internal sealed record RequestedFile(ArtifactKey? Key, string? Signature) : IBindableFromHttpContext<RequestedFile>
{
    // The signature covers the path as it was requested, so the key is read from the path and not from route values.
    public static ValueTask<RequestedFile?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<RequestedFile?>(new(
        ArtifactKey.TryParse(context.Request.Path.Value, out var key) ? key : null, context.Request.Query[SignedLinks.Parameter]));
}
