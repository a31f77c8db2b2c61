using System.ComponentModel.DataAnnotations;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Accounts;

/// <summary>
/// The caller's account as <c>/api/v2/user/me</c> returns it: the union of the fields of the English and the Russian
/// documentation.
/// </summary>
internal sealed record UserProfile
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required string Username { get; init; }

    public required string? Email { get; init; }

    public string? TelegramUsername { get; init; }

    public string? AvatarUrl { get; init; }

    public required string Plan { get; init; }

    public required DateTimeOffset? PlanExpiresAt { get; init; }

    /// <summary>The tokens available now.</summary>
    public required long TokenBalance { get; init; }

    /// <summary>The tokens that the plan grants: each month, or once.</summary>
    public required long TokenLimit { get; init; }

    /// <summary>The balance below which the webhook <c>balance.low</c> is sent; 0 when disabled.</summary>
    public required long LowBalanceThreshold { get; init; }

    /// <summary>Requests per hour; 0 is unlimited.</summary>
    public required int RateLimitHourly { get; init; }

    /// <summary>Requests per day; 0 is unlimited.</summary>
    public required int RateLimitDaily { get; init; }

    /// <summary>Whether this is the account of the installation's owner.</summary>
    public required bool IsOwner { get; init; }

    /// <summary>What the account may do beyond its own: administer the installation, look at its administration, or neither.</summary>
    [AllowedValues("owner", "admin", "auditor", "member")]
    public required string Role { get; init; }

    /// <summary>The language chosen for the console; null follows the browser.</summary>
    public required string? Language { get; init; }

    /// <summary>The look chosen for the console.</summary>
    [AllowedValues(Themes.System, Themes.Light, Themes.Dark)]
    public required string Theme { get; init; }

    public required SignInWays AuthMethods { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public static UserProfile Of(Account account, Wallet wallet, Plan plan) => new()
    {
        Id = account.Id.Value,
        Name = account.Username,
        Username = account.Username,
        Email = account.Email,
        Plan = wallet.Plan,
        PlanExpiresAt = wallet.PlanEndsAt,
        TokenBalance = wallet.Available,
        TokenLimit = Math.Max(plan.MonthlyTokens, plan.OnceTokens),
        LowBalanceThreshold = wallet.LowBalance,
        RateLimitHourly = plan.HourlyRequests ?? 0,
        RateLimitDaily = plan.DailyRequests ?? 0,
        IsOwner = account.Role == AccountRole.Owner,
        Role = account.Role.ToWire(),
        Language = account.Language,
        Theme = account.Theme,
        AuthMethods = new(Email: account.PasswordHash is not null, Google: false, Telegram: false),
        CreatedAt = account.CreatedAt,
    };

    /// <summary>How the user can sign in.</summary>
    internal sealed record SignInWays(bool Email, bool Google, bool Telegram);
}
