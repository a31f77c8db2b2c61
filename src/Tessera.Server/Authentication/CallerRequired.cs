using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Authentication;

/// <summary>Marks an endpoint that is reached only with a <see cref="Caller"/>.</summary>
/// <param name="Scope">The scope that an API key needs; a sign-in and a service account need none.</param>
internal sealed record CallerRequired(string Scope) : IRefusalMetadata, ICredentialMetadata, IHeaderMetadata
{
    public bool IsRequired => true;

    /// <summary>Whether service accounts are admitted; elsewhere their tokens are refused as unknown.</summary>
    public bool AllowsServiceAccounts { get; init; }

    /// <summary>Whether <c>x-workspace-id</c> must name a workspace of the caller; the endpoint then has a <see cref="WorkspaceCaller"/>.</summary>
    public bool InWorkspace { get; init; }

    /// <summary>The role that the caller's account needs; null where its own affairs are concerned.</summary>
    public AccountRole? Role { get; init; }

    /// <summary>
    /// Whether replies carry the limits of the caller's plan; calls that manage workspaces or administer do not count against them.
    /// </summary>
    public bool ShowsPlanLimits => InWorkspace || !AllowsServiceAccounts;

    public string? Header => InWorkspace ? WorkspaceErrors.Header : null;

    public string HeaderDescription => "A workspace of which the caller is a member. 422 when missing; 404 for any other workspace.";

    public IReadOnlyList<ApiError> Refusals =>
    [
        ApiErrors.NotAuthenticated(),
        CredentialErrors.MissingScope(Scope, []),
        CredentialErrors.TooManyUnknown(TimeSpan.Zero),
        .. InWorkspace ? (ApiError[])[WorkspaceErrors.MissingWorkspace(), WorkspaceErrors.NoSuchWorkspace()] : [],
    ];

    /// <summary>The refusal of a caller whose key lacks the scope, or null.</summary>
    public ApiError? Check(Caller caller) => caller.Key is { Scopes.Count: > 0 } key && !key.Scopes.Contains(Scope)
        ? CredentialErrors.MissingScope(Scope, key.Scopes)
        : null;
}
