namespace Tessera.Server.Authentication;

/// <summary>Marks an endpoint that is reached by a known caller only.</summary>
/// <param name="Scope">The scope an API key needs; a signed-in user has them all.</param>
internal sealed record CallerRequired(string Scope);
