namespace Tessera.Server.Accounts;

/// <summary>Who may open an account with <c>POST /api/v2/auth/register</c>.</summary>
internal enum RegistrationMode
{
    /// <summary>Everybody while no provider is configured; then nobody, since a provider costs its operator money.</summary>
    Auto,

    /// <summary>Everybody, within the limits of a network.</summary>
    Open,

    /// <summary>Nobody: accounts are made by <c>./run admin account create</c>.</summary>
    Closed,
}
