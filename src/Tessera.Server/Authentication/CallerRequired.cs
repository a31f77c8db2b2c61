using Tessera.Server.Http;

namespace Tessera.Server.Authentication;

/// <summary>Marks an endpoint that is reached only with a <see cref="Caller"/>.</summary>
/// <param name="Scope">The scope that an API key needs; a sign-in and a service account need none.</param>
internal sealed record CallerRequired(string Scope)
{
    /// <summary>Whether service accounts are admitted; elsewhere their tokens are refused as unknown.</summary>
    public bool AllowsServiceAccounts { get; init; }

    /// <summary>Whether <c>x-workspace-id</c> must name a workspace of the caller; the endpoint then has a <see cref="WorkspaceCaller"/>.</summary>
    public bool InWorkspace { get; init; }

    /// <summary>
    /// Whether replies carry the limits of the caller's plan; calls that manage workspaces do not count against them.
    /// </summary>
    public bool ShowsPlanLimits => InWorkspace || !AllowsServiceAccounts;

    /// <summary>The refusal of a caller whose key lacks the scope, or null.</summary>
    public ApiError? Check(Caller caller) => caller.Key is { Scopes.Count: > 0 } key && !key.Scopes.Contains(Scope)
        ? CredentialErrors.MissingScope(Scope, key.Scopes)
        : null;
}
