using System.Reflection;
using Tessera.Server.Ledger;

namespace Tessera.Server.Authentication;

/// <summary>
/// Who calls: an account, by one of its API keys or signed in. Endpoints take it as a parameter; the authentication
/// middleware put it there, so that an endpoint with a caller is never reached without one.
/// </summary>
/// <param name="Account">Whose balance, history and objects.</param>
/// <param name="Key">The key, or null for a signed-in session.</param>
internal sealed record Caller(AccountId Account, ApiKey? Key) : IBindableFromHttpContext<Caller>
{
    /// <summary>The sign-in whose access token was presented; null for a key.</summary>
    public SignInId? SignIn { get; init; }

    /// <summary>Runs everything on the sandbox and spends nothing.</summary>
    public bool IsTest => Key?.IsTest ?? false;

    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Features.Get<Caller>());
}
