using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tessera.Server.UnitTests.Conventions;

/// <summary>What runs on SQLite only: nothing that writes SQL, unless it chooses its engine itself.</summary>
public sealed partial class OneEngineTests
{
    private static readonly IReadOnlyList<SourceFile> Marked =
    [
        .. SourceFile.Under("tests/Tessera.Server.Tests").Where(file => file.Nodes<AttributeSyntax>().Any(attribute => attribute.Name.ToString() == "OneEngine")),
    ];

    [Fact]
    public void A_test_that_writes_sql_runs_on_both_engines_or_names_its_own() => Marked
        .Where(file => Database.IsMatch(file.Text) && !OwnEngine.IsMatch(file.Text))
        .Select(file => file.Path)
        .ShouldBeEmpty();

    // The check above would be green if nothing were marked, or if nothing were ever seen.
    [Fact]
    public void Some_are_marked_and_most_that_write_sql_are_not()
    {
        Marked.Count.ShouldBeGreaterThan(20);
        SourceFile.Under("tests/Tessera.Server.Tests").Count(file => Database.IsMatch(file.Text) && !Marked.Contains(file)).ShouldBeGreaterThan(20);
    }

    [GeneratedRegex("""(?<!/)\bsession\b|\bTemporaryDatabase\b|"(SELECT|INSERT|UPDATE|DELETE) """)]
    private static partial Regex Database { get; }

    [GeneratedRegex(@"\bnamespace [\w.]+\.(Sqlite|Postgres);|TestDatabase\.(Sqlite|Postgres)|StartNodeAsync|StartOnSqliteAsync")]
    private static partial Regex OwnEngine { get; }
}
