namespace Tessera.Server.Accounts;

/// <summary>Who may open an account with <c>POST /api/v2/auth/register</c>.</summary>
internal enum RegistrationMode
{
    /// <summary>Anyone while no provider is configured; then no one, since a provider costs its operator money.</summary>
    Auto,

    /// <summary>Anyone, within the limits of a network.</summary>
    Open,

    /// <summary>No one: accounts are created by <c>./run admin account create</c>.</summary>
    Closed,
}
