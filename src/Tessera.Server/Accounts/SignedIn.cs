using System.Text.Json.Serialization;

namespace Tessera.Server.Accounts;

/// <summary>The reply to registering, signing in and refreshing.</summary>
internal sealed record SignedIn(
    string AccessToken,
    string RefreshToken,
    string TokenType,
    long ExpiresIn,
    SignedIn.SignedInUser User)
{
    internal sealed record SignedInUser(long Id, string? Email, string Username, string Plan, long TokenBalance);

    /// <summary>Whether the account was created by this call.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsNewUser { get; init; }
}
