using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tessera.Server.UnitTests.Conventions;

/// <summary>
/// No test depends on how fast the machine is. A wait for what must happen ends by the limit of every test, five minutes, and
/// by nothing shorter; a test that looks again pauses by <see cref="Polling"/>.
/// </summary>
public sealed class TestWaitTests
{
    private const int Limit = 300_000;

    private static IEnumerable<SourceFile> Tests => SourceFile.Under("tests").Where(file => file.Path != "tests/Tessera.Testing/Polling.cs");

    [Fact]
    public void No_wait_has_a_limit_of_its_own() => Tests
        .SelectMany(file => file.Nodes<InvocationExpressionSyntax>().Select(call => (file.Path, Call: call)))
        .Where(found => found.Call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "WaitAsync" or "Wait" or "CancelAfter" or "Sleep" }
            && found.Call.ArgumentList.Arguments is [var first, ..]
            && (first.ToString().StartsWith("TimeSpan.", StringComparison.Ordinal) || first.Expression is LiteralExpressionSyntax))
        .Select(found => $"{found.Path}: {found.Call}")
        .ShouldBeEmpty();

    [Fact]
    public void No_token_is_canceled_after_a_time() => Tests
        .SelectMany(file => file.Nodes<ObjectCreationExpressionSyntax>().Select(made => (file.Path, Made: made)))
        .Where(found => found.Made.Type.ToString() == "CancellationTokenSource" && found.Made.ArgumentList?.Arguments.Count > 0)
        .Select(found => $"{found.Path}: {found.Made}")
        .ShouldBeEmpty();

    [Fact]
    public void No_test_has_less_time_than_every_test_has() => Tests
        .SelectMany(file => file.Nodes<AttributeSyntax>().Select(attribute => (file.Path, Attribute: attribute)))
        .Where(found => found.Attribute.Name.ToString() is "Fact" or "Theory"
            && (found.Attribute.ArgumentList?.Arguments.ToList() ?? []).Exists(argument => argument.NameEquals?.Name.ToString() == "Timeout"
                && (!int.TryParse(argument.Expression.ToString().Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var given) || given <= Limit)))
        .Select(found => $"{found.Path}: {found.Attribute}")
        .ShouldBeEmpty();
}
