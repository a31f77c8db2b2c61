using System.Reflection;
using Tessera.Server.Ledger;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Authentication;

/// <summary>
/// The principal of a request: an account, by one of its API keys, by a sign-in, or by a service account of a workspace that
/// it owns. The middleware has put it into the request before an endpoint takes it as a parameter.
/// </summary>
/// <param name="Account">The account whose balance is spent and whose history and objects are seen.</param>
/// <param name="Key">The API key; null for a sign-in and for a service account.</param>
internal sealed record Caller(AccountId Account, ApiKey? Key) : IBindableFromHttpContext<Caller>
{
    /// <summary>The sign-in whose access token was presented.</summary>
    public SignInId? SignIn { get; init; }

    /// <summary>The workspace to which a service account is confined; null for everyone else.</summary>
    public Workspace? ServiceAccountWorkspace { get; init; }

    /// <summary>Whether everything runs on the sandbox and spends nothing.</summary>
    public bool IsTest => Key?.IsTest ?? false;

    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Features.Get<Caller>());
}
