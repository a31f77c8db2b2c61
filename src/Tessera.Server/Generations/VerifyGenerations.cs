using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>
/// Verifies from the rows alone that generations and the ledger agree, and reports violations. The invariants of the ledger
/// itself are verified by <see cref="VerifyLedger"/>.
/// </summary>
internal static class VerifyGenerations
{
    private static readonly IReadOnlyList<(string Rule, string Violations)> Checks =
    [
        ("G1 every generation has its hold, of its account, for its tokens",
            """
            SELECT 'generation ' || g.id FROM generations g
            LEFT JOIN journal h ON h.generation_id = g.id AND h.kind = 'hold'
            WHERE h.id IS NULL OR h.account_id <> g.account_id OR h.held <> g.hold
            ORDER BY g.id
            """),
        ("G2 every hold and every end in the journal has its generation",
            """
            SELECT 'line ' || j.id FROM journal j
            WHERE j.generation_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM generations g WHERE g.id = j.generation_id)
            ORDER BY j.id
            """),
        ("G3 a final generation was settled for what it says it cost",
            $"""
            SELECT 'generation ' || g.id FROM generations g
            LEFT JOIN journal s ON s.generation_id = g.id AND s.kind = 'settle'
            WHERE g.state >= {GenerationStates.Completed} AND (s.id IS NULL OR s.revenue <> g.tokens_spent)
            ORDER BY g.id
            """),
        ("G4 an open generation was not settled and has cost nothing",
            $"""
            SELECT 'generation ' || g.id FROM generations g
            WHERE g.state < {GenerationStates.Completed}
                AND (g.tokens_spent <> 0 OR EXISTS (SELECT 1 FROM journal s WHERE s.generation_id = g.id AND s.kind = 'settle'))
            ORDER BY g.id
            """),
        ("G5 a generation that failed or was canceled costs nothing",
            $"SELECT 'generation ' || id FROM generations WHERE state > {GenerationStates.Completed} AND tokens_spent <> 0 ORDER BY id"),
        ("G6 an account has as many open generations as its wallet counts",
            $"""
            SELECT 'account ' || w.account_id FROM wallets w
            LEFT JOIN (SELECT account_id, count(*) AS open FROM generations WHERE state < {GenerationStates.Completed} GROUP BY account_id) g
                ON g.account_id = w.account_id
            WHERE w.pending <> coalesce(g.open, 0)
            ORDER BY w.account_id
            """),
        ("G7 an account has as many generations that were not deleted as its wallet counts",
            """
            SELECT 'account ' || w.account_id FROM wallets w
            LEFT JOIN (SELECT account_id, count(*) AS kept FROM generations WHERE deleted_at IS NULL GROUP BY account_id) g
                ON g.account_id = w.account_id
            WHERE w.generations <> coalesce(g.kept, 0)
            ORDER BY w.account_id
            """),
        ("G8 the segments of an account's history count what is in them",
            """
            SELECT 'account ' || account_id || ', ' || model FROM (
                SELECT account_id, category, model, state, generations FROM history_segments
                UNION ALL
                SELECT g.account_id, g.category, g.model, g.state, -1 FROM generations g
                JOIN (SELECT account_id, max(last_id) AS last_id FROM history_segments GROUP BY account_id) s
                    ON s.account_id = g.account_id AND g.id <= s.last_id
                WHERE g.deleted_at IS NULL) AS counted
            GROUP BY account_id, category, model, state HAVING sum(generations) <> 0 ORDER BY account_id, model
            """),
        ("G9 an account's wallet knows where its history segments and its usage sums end",
            """
            SELECT 'account ' || w.account_id FROM wallets w
            LEFT JOIN (SELECT account_id, max(last_id) AS last_id FROM history_segments GROUP BY account_id) s ON s.account_id = w.account_id
            WHERE w.summarized_id <> CASE WHEN w.usage_id > coalesce(s.last_id, 0) THEN w.usage_id ELSE coalesce(s.last_id, 0) END
            ORDER BY w.account_id
            """),
        ("G10 the usage sums of an account count its generations, by hour as by day",
            """
            SELECT 'account ' || account_id || ' by ' || CASE span WHEN 86400000 THEN 'day' ELSE 'hour' END FROM (
                SELECT account_id, span, generations, tokens FROM usage_sums
                UNION ALL
                SELECT g.account_id, s.span, -1, -g.tokens_spent FROM generations g
                JOIN wallets w ON w.account_id = g.account_id AND g.id <= w.usage_id
                CROSS JOIN (SELECT 3600000 AS span UNION ALL SELECT 86400000) s) AS counted
            GROUP BY account_id, span HAVING sum(generations) <> 0 OR sum(tokens) <> 0 ORDER BY account_id, span
            """),
    ];

    /// <summary>One sentence for each violated rule; empty when all hold.</summary>
    public static Task<IReadOnlyList<string>> RunAsync(Session session) => session.FindViolationsAsync(Checks);
}
