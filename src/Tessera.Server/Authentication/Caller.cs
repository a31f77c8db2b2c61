using System.Reflection;
using Tessera.Server.Ledger;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Authentication;

/// <summary>
/// The principal of a request: an account, authenticated by one of its API keys, a sign-in, or a service account of a workspace
/// that it owns. The middleware adds it to the request, and endpoints take it as a parameter.
/// </summary>
/// <param name="Account">The account that pays, and whose history and objects are visible.</param>
/// <param name="Key">The API key; null for a sign-in or a service account.</param>
internal sealed record Caller(AccountId Account, ApiKey? Key) : IBindableFromHttpContext<Caller>
{
    /// <summary>The sign-in whose access token was presented.</summary>
    public SignInId? SignIn { get; init; }

    /// <summary>The service account whose access token was presented.</summary>
    public long? ServiceAccount { get; init; }

    /// <summary>The workspace to which a service account is confined; null for all other callers.</summary>
    public Workspace? ServiceAccountWorkspace { get; init; }

    /// <summary>The account that acts as a member of a workspace, and the workspace's public ID; null for all other callers.</summary>
    public (AccountId User, string Workspace)? Member { get; init; }

    /// <summary>Whether everything runs on the sandbox and spends nothing.</summary>
    public bool IsTest => Key?.IsTest ?? false;

    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Features.Get<Caller>());
}
