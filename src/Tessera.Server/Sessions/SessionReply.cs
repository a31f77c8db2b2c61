using Tessera.Server.Accounts;

namespace Tessera.Server.Sessions;

/// <summary>The session of a browser.</summary>
/// <param name="User">The signed-in user; null without a session.</param>
/// <param name="Csrf">What the header <c>X-CSRF</c> of every request but GET and HEAD must hold; null without a session.</param>
/// <param name="Features">What this installation offers.</param>
internal sealed record SessionReply(UserProfile? User, string? Csrf, SessionReply.Offers Features)
{
    /// <summary>What this installation offers.</summary>
    /// <param name="Registration">Whether visitors may create an account.</param>
    /// <param name="Redeem">Whether codes for tokens can be redeemed.</param>
    internal sealed record Offers(bool Registration, bool Redeem);
}
