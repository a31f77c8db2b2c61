namespace Tessera.Server.Authentication;

/// <summary>Marks an endpoint that is reached by a known <see cref="Visitor"/> only.</summary>
/// <param name="Scope">The scope an API key needs.</param>
/// <param name="InWorkspace">Whether <c>x-workspace-id</c> must name a workspace he is in; the endpoint then has a <see cref="WorkspaceCaller"/>.</param>
internal sealed record VisitorRequired(string Scope, bool InWorkspace);
