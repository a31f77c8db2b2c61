using Tessera.Server.Generations;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin.Reports;

/// <summary>
/// Proves from the rows alone that the quota counters of workspaces match the images generated. Workspaces themselves know
/// nothing of generations.
/// </summary>
internal static class VerifyWorkspaces
{
    // Open and completed images count against the quota.
    private const string Counted =
        $"""
        SELECT count(*) FROM workspace_images i JOIN generations g ON g.id = i.generation_id
        WHERE i.workspace_id = w.id AND i.is_counted = 1 AND g.state <= {GenerationStates.Completed}
        """;

    private static readonly IReadOnlyList<(string Rule, string Violations)> Checks =
    [
        ("W1 a workspace counts the images of its month, without failed ones",
            $"SELECT 'workspace ' || w.id FROM workspaces w WHERE w.month_used <> ({Counted} AND i.month = w.month)"),
        ("W2 a workspace counts the images of its day, without failed ones",
            $"SELECT 'workspace ' || w.id FROM workspaces w WHERE w.day_used <> ({Counted} AND i.day = w.day)"),
        ("W3 the images of a workspace are its owner's generations",
            """
            SELECT 'generation ' || i.generation_id FROM workspace_images i
            JOIN workspaces w ON w.id = i.workspace_id JOIN generations g ON g.id = i.generation_id
            WHERE g.account_id <> w.account_id
            """),
    ];

    /// <summary>One sentence for each violated rule; empty when all hold.</summary>
    public static Task<IReadOnlyList<string>> RunAsync(Session session) => session.FindViolationsAsync(Checks);
}
