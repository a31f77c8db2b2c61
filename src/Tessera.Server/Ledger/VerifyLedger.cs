using Tessera.Server.Storage;

namespace Tessera.Server.Ledger;

/// <summary>Proves the ledger's invariants (README.md in this folder) from the rows alone and reports violations.</summary>
internal static class VerifyLedger
{
    private static readonly IReadOnlyList<string> JournalTriggers = ["journal_keeps_rows", "journal_keeps_all_rows"];

    private static readonly IReadOnlyList<(string Invariant, string Violations)> Checks =
    [
        ("I1 each line sums to zero",
            "SELECT 'line ' || id FROM journal WHERE plan + pack + held + revenue <> issued ORDER BY id"),
        ("I2 stored balances and open holds are the sums of the journal",
            """
            SELECT 'account ' || w.account_id FROM wallets w
            LEFT JOIN (
                SELECT account_id, sum(plan) AS plan, sum(pack) AS pack, sum(held) AS held,
                    count(*) FILTER (WHERE kind = 'hold') - count(*) FILTER (WHERE kind = 'settle') AS pending
                FROM journal GROUP BY account_id) j ON j.account_id = w.account_id
            WHERE w.plan_tokens <> coalesce(j.plan, 0) OR w.pack_tokens <> coalesce(j.pack, 0) OR w.held_tokens <> coalesce(j.held, 0)
                OR w.pending <> coalesce(j.pending, 0)
            ORDER BY w.account_id
            """),
        ("I3 no balance is below zero",
            "SELECT 'account ' || account_id FROM wallets WHERE plan_tokens < 0 OR pack_tokens < 0 OR held_tokens < 0 OR pending < 0 ORDER BY account_id"),
        ("I4 every settled generation was held, by the same account, for the same tokens",
            """
            SELECT 'generation ' || s.generation_id FROM journal s
            LEFT JOIN journal h ON h.generation_id = s.generation_id AND h.kind = 'hold'
            WHERE s.kind = 'settle' AND (h.id IS NULL OR h.held <> -s.held OR h.account_id <> s.account_id OR h.id >= s.id)
            ORDER BY s.id
            """),
        ("I5 no more is captured than was held, and nothing else is captured",
            "SELECT 'line ' || id FROM journal WHERE revenue < 0 OR revenue > CASE kind WHEN 'settle' THEN -held ELSE 0 END ORDER BY id"),
        ("I6 no line is missing: each wallet has counted its own",
            """
            SELECT 'account ' || w.account_id || ' with ' || coalesce(j.lines, 0) || ' of ' || w.lines || ' lines' FROM wallets w
            LEFT JOIN (SELECT account_id, count(*) AS lines FROM journal GROUP BY account_id) j ON j.account_id = w.account_id
            WHERE w.lines <> coalesce(j.lines, 0)
            ORDER BY w.account_id
            """),
        ("I7 a generation is held once and settled once",
            "SELECT 'generation ' || generation_id FROM journal WHERE generation_id IS NOT NULL GROUP BY generation_id, kind HAVING count(*) > 1 ORDER BY generation_id"),
        ("I8 what was issued and not earned is what users have",
            """
            SELECT 'issued ' || j.issued || ', revenue ' || j.revenue || ', balances ' || w.balances
            FROM (SELECT coalesce(sum(issued), 0) AS issued, coalesce(sum(revenue), 0) AS revenue FROM journal) j,
                 (SELECT coalesce(sum(plan_tokens + pack_tokens + held_tokens), 0) AS balances FROM wallets) w
            WHERE j.issued - j.revenue <> w.balances
            """),
        ("I9 every line names its cause",
            "SELECT 'line ' || id FROM journal WHERE reason = '' OR (kind IN ('hold', 'settle')) <> (generation_id IS NOT NULL) ORDER BY id"),
        ("I10 what a wallet has lent is what its loans have left, and no more than it has",
            """
            SELECT 'account ' || w.account_id FROM wallets w
            LEFT JOIN (SELECT account_id, sum(tokens) AS tokens, sum(requests) AS requests FROM loans GROUP BY account_id) l ON l.account_id = w.account_id
            WHERE w.lent_tokens <> coalesce(l.tokens, 0) OR w.lent_requests <> coalesce(l.requests, 0)
                OR (w.lent_tokens > 0 AND w.lent_tokens > w.plan_tokens + w.pack_tokens)
            ORDER BY w.account_id
            """),
    ];

    /// <summary>One sentence for each violated invariant; empty when all hold.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(Session session) =>
    [
        .. await session.FindViolationsAsync(Checks),
        .. await session.FindMissingTriggersAsync("I6 the triggers that keep the journal's lines stand", "journal", JournalTriggers),
    ];
}
