namespace Tessera.Server.Accounts;

/// <summary>Section <c>Tessera:Accounts</c>: who may have one.</summary>
internal sealed class AccountOptions
{
    public const string Section = "Tessera:Accounts";

    /// <summary>Whether anyone may open an account on the smallest plan, with <c>POST /api/v2/auth/register</c>.</summary>
    public bool AllowRegistration { get; set; } = true;
}
