using System.Text.RegularExpressions;

namespace Tessera.Mutation;

/// <summary>The mutations of a literal that contains SQL: comparisons, arithmetic, constants, predicates and assignments.</summary>
internal static partial class SqlMutations
{
    private static readonly (Regex Pattern, string Replacement)[] Rules =
    [
        (LessOrEqual(), "<"), (GreaterOrEqual(), ">"), (Less(), " <= "), (Greater(), " >= "), (NotEqual(), "="), (Equal(), "$1<>"),
        (Plus(), " - "), (Minus(), " + "), (ThenZero(), "$1 1"), (ThenOne(), "$1 0"), (Descending(), "ASC"), (Null(), "IS NOT NULL"),
        (Or(), "AND"), (And(), "OR"), (PredicateLine(), ""), (AssignmentLine(), ""), (NegatedColumn(), "$1"),
    ];

    public static bool IsSql(string literal) => Sql().IsMatch(literal);

    /// <summary>Every text that differs from the literal in one place, with that place.</summary>
    public static IEnumerable<(int At, string Before, string After, string Literal)> Of(string literal)
    {
        foreach (var (pattern, replacement) in Rules)
        {
            foreach (Match match in pattern.Matches(literal))
            {
                var after = match.Result(replacement);
                yield return (match.Index, match.Value.Trim(), after.Trim(), literal[..match.Index] + after + literal[(match.Index + match.Length)..]);
            }
        }
    }

    [GeneratedRegex(@"\b(SELECT|UPDATE|INSERT INTO|CASE WHEN|WHERE|account_id = @account)\b|\bwallets SET\b")]
    private static partial Regex Sql();

    [GeneratedRegex("<=")]
    private static partial Regex LessOrEqual();

    [GeneratedRegex(">=")]
    private static partial Regex GreaterOrEqual();

    [GeneratedRegex(" < ")]
    private static partial Regex Less();

    [GeneratedRegex(" > ")]
    private static partial Regex Greater();

    [GeneratedRegex("<>")]
    private static partial Regex NotEqual();

    [GeneratedRegex(@"((?:WHERE|AND|WHEN|OR|ON) [\w.]+ )=(?= )")]
    private static partial Regex Equal();

    [GeneratedRegex(@" \+ ")]
    private static partial Regex Plus();

    [GeneratedRegex(" - ")]
    private static partial Regex Minus();

    [GeneratedRegex(@"\b(THEN|ELSE) 0\b")]
    private static partial Regex ThenZero();

    [GeneratedRegex(@"\b(THEN|ELSE) [12]\b")]
    private static partial Regex ThenOne();

    [GeneratedRegex(@"\bDESC\b")]
    private static partial Regex Descending();

    [GeneratedRegex(@"\bIS NULL\b")]
    private static partial Regex Null();

    [GeneratedRegex(@"\bOR\b")]
    private static partial Regex Or();

    [GeneratedRegex(@"\bAND\b")]
    private static partial Regex And();

    [GeneratedRegex(@"(?m)^\s*(AND|OR) .*$")]
    private static partial Regex PredicateLine();

    [GeneratedRegex(@"(?m)^\s*\w+ = [^\n]*,$")]
    private static partial Regex AssignmentLine();

    [GeneratedRegex(@"-(s\.held|held)\b")]
    private static partial Regex NegatedColumn();
}
