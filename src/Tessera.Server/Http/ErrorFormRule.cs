namespace Tessera.Server.Http;

/// <summary>Which requests have errors in this form.</summary>
/// <param name="Path">The first segments of their path.</param>
/// <param name="Form">The form.</param>
internal sealed record ErrorFormRule(PathString Path, ErrorForm Form)
{
    /// <summary>A header that they must have; null for none.</summary>
    public string? Header { get; init; }

    public bool Matches(HttpRequest request) =>
        request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase) && (Header is null || request.Headers.ContainsKey(Header));
}
