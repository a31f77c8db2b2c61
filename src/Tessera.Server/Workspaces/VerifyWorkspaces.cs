using Tessera.Server.Storage;

namespace Tessera.Server.Workspaces;

/// <summary>Proves from the rows alone that the quotas of workspaces count what was made.</summary>
internal static class VerifyWorkspaces
{
    // A generation of state 5 is completed, below it is open: both hold their place in the quota.
    private const string Counted =
        "SELECT count(*) FROM workspace_images i JOIN generations g ON g.id = i.generation_id WHERE i.workspace_id = w.id AND i.is_counted = 1 AND g.state <= 5";

    private static readonly IReadOnlyList<(string Rule, string Violations)> Checks =
    [
        ("W1 a workspace counts the pictures of its month, those that failed left out",
            $"SELECT 'workspace ' || w.id FROM workspaces w WHERE w.month_used <> ({Counted} AND i.month = w.month)"),
        ("W2 a workspace counts the pictures of its day, those that failed left out",
            $"SELECT 'workspace ' || w.id FROM workspaces w WHERE w.day_used <> ({Counted} AND i.day = w.day)"),
        ("W3 the pictures of a workspace are its owner's generations",
            """
            SELECT 'generation ' || i.generation_id FROM workspace_images i
            JOIN workspaces w ON w.id = i.workspace_id JOIN generations g ON g.id = i.generation_id
            WHERE g.account_id <> w.account_id
            """),
    ];

    /// <summary>One sentence for each rule that does not hold; empty when all do.</summary>
    public static Task<IReadOnlyList<string>> RunAsync(Session session) => session.FindViolationsAsync(Checks);
}
