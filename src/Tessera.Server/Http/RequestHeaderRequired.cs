namespace Tessera.Server.Http;

/// <summary>An endpoint that answers only requests with a header: <see cref="RequestHeaderPolicy"/>.</summary>
/// <param name="Name">The header's name; any value counts.</param>
internal sealed record RequestHeaderRequired(string Name);
