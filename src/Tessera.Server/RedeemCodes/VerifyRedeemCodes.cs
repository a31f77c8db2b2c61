using System.Globalization;
using Tessera.Server.Storage;

namespace Tessera.Server.RedeemCodes;

/// <summary>Proves from the rows alone that each redeemed code is one line of the journal, and no other is.</summary>
internal static class VerifyRedeemCodes
{
    /// <summary>What the reasons of these lines begin with; an administrator's reason for a grant never does.</summary>
    public const string Reason = "redeemed code ";

    private static readonly IReadOnlyList<(string Rule, string Violations)> Checks =
    [
        ("C1 a redeemed code is one line of its account, of as many tokens",
            $"""
            SELECT 'code ' || c.id FROM redeem_codes c WHERE c.redeemed_at IS NOT NULL AND 1 <> (
                SELECT count(*) FROM journal j
                WHERE j.account_id = c.account_id AND j.kind = 'grant' AND j.pack = c.tokens AND j.reason = '{Reason}' || c.id)
            """),
        ("C2 a line of a code belongs to a redeemed one",
            $"""
            SELECT 'line ' || j.id FROM journal j WHERE j.kind = 'grant' AND j.reason LIKE '{Reason}%' AND NOT EXISTS (
                SELECT 1 FROM redeem_codes c WHERE c.account_id = j.account_id AND j.reason = '{Reason}' || c.id)
            """),
    ];

    /// <summary>The reason in the journal.</summary>
    public static string ReasonOf(long id) => string.Create(CultureInfo.InvariantCulture, $"{Reason}{id}");

    /// <summary>One sentence for each violated rule; empty when all hold.</summary>
    public static Task<IReadOnlyList<string>> RunAsync(Session session) => session.FindViolationsAsync(Checks);
}
