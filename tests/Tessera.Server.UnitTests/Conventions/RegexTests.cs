using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tessera.Server.UnitTests.Conventions;

/// <summary>A pattern that backtracks can take minutes over a text that was written for it.</summary>
public sealed class RegexTests
{
    private const int Pattern = 0;
    private const int Options = 1;
    private const int Limit = 2;

    [Fact]
    public void Every_regular_expression_has_a_time_limit_or_does_not_backtrack() => SourceFile.Under("src")
        .SelectMany(file => file.Nodes<AttributeSyntax>().Select(attribute => (file.Path, Attribute: attribute)))
        .Where(found => found.Attribute.Name.ToString() == "GeneratedRegex" && !IsLimited(found.Attribute.ArgumentList?.Arguments.ToList() ?? []))
        .Select(found => $"{found.Path}: {found.Attribute}")
        .ShouldBeEmpty();

    [Fact]
    public void Regular_expressions_are_generated_so_that_their_limit_stands_beside_them() => SourceFile.Under("src")
        .Where(file => file.Nodes<ObjectCreationExpressionSyntax>().Any(made => made.Type.ToString() == "Regex")
            || file.Nodes<MemberAccessExpressionSyntax>().Any(member => member.Expression.ToString() == "Regex" && member.Name.Identifier.Text is not "InfiniteMatchTimeout"))
        .Select(file => file.Path)
        .ShouldBeEmpty();

    private static bool IsLimited(List<AttributeArgumentSyntax> arguments) =>
        arguments.Count > Limit
        || arguments.Skip(Pattern + 1).Any(argument => argument.NameColon?.Name.ToString() == "matchTimeoutMilliseconds")
        || (arguments.Count > Options && arguments[Options].ToString().Contains("NonBacktracking", StringComparison.Ordinal));
}
