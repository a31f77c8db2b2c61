namespace Tessera.Server.Accounts;

/// <summary>Who may create an account with <c>POST /api/v2/auth/register</c>.</summary>
internal enum RegistrationMode
{
    /// <summary>
    /// Anyone while no provider is configured; no one after that, since calls to a provider cost the operator money.
    /// </summary>
    Auto,

    /// <summary>Anyone, within the limits per network.</summary>
    Open,

    /// <summary>No one: accounts are created by <c>./run admin account create</c>.</summary>
    Closed,
}
