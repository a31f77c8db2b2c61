using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tessera.Server.Tests.Conventions;

/// <summary>Names and shapes of the style page that a compiler does not check.</summary>
public sealed class NamingTests
{
    private static readonly string[] BannedWords =
    [
        "Manager", "Helper", "Util", "Utils", "Common", "Base", "Impl", "Processor", "Data", "Info", "Service",
    ];

    // What the word means there is the thing itself.
    private static readonly string[] Allowed = ["DataFolder", "DataUri"];

    // A token could only break these: a queued write is not withdrawn, an ending is not left half done.
    private static readonly string[] WithoutToken = ["Storage", "Ledger", "Generations", "Keys", "Accounts"];

    [Fact]
    public void No_type_is_named_by_a_word_that_says_nothing() => SourceFile.Under("src")
        .SelectMany(file => file.Nodes<BaseTypeDeclarationSyntax>().Select(type => (file.Path, Name: type.Identifier.Text)))
        .Where(type => !Allowed.Contains(type.Name) && Words(type.Name).Intersect(BannedWords).Any())
        .ShouldBeEmpty();

    [Fact]
    public void Every_class_is_sealed_static_or_abstract() => SourceFile.Under("src")
        .SelectMany(file => file.Nodes<TypeDeclarationSyntax>().Select(type => (file.Path, Type: type)))
        .Where(type => type.Type is ClassDeclarationSyntax || (type.Type is RecordDeclarationSyntax && !type.Type.IsKind(SyntaxKind.RecordStructDeclaration)))
        .Where(type => !type.Type.Modifiers.Any(modifier =>
            modifier.IsKind(SyntaxKind.SealedKeyword) || modifier.IsKind(SyntaxKind.StaticKeyword) || modifier.IsKind(SyntaxKind.AbstractKeyword)))
        .Where(type => !type.Type.Modifiers.Any(SyntaxKind.PartialKeyword))
        .Select(type => (type.Path, type.Type.Identifier.Text))
        .ShouldBeEmpty();

    [Fact]
    public void Async_methods_take_a_cancellation_token_where_work_may_be_given_up() => SourceFile.Under("src")
        .Where(file => !WithoutToken.Any(slice => file.Path.StartsWith($"src/Tessera.Server/{slice}/", StringComparison.Ordinal)))
        .SelectMany(file => file.Nodes<MethodDeclarationSyntax>()
            .Where(method => method.Modifiers.Any(SyntaxKind.PublicKeyword) && method.Identifier.Text.EndsWith("Async", StringComparison.Ordinal))
            .Where(method => !method.Modifiers.Any(SyntaxKind.OverrideKeyword) && method.Identifier.Text is not ("DisposeAsync" or "InvokeAsync" or "ExecuteAsync"))
            .Where(method => !method.ParameterList.Parameters.Any(parameter => parameter.Type?.ToString() is "CancellationToken" or "HttpContext"))
            .Select(method => (file.Path, method.Identifier.Text)))
        .Where(method => !method.Path.Contains("Store", StringComparison.Ordinal))
        .ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_for_later() => SourceFile.Under("src")
        .Where(file => file.Text.Contains("TODO", StringComparison.Ordinal)
            || file.Text.Contains("#region", StringComparison.Ordinal)
            || file.Text.Contains("NotImplementedException", StringComparison.Ordinal))
        .Select(file => file.Path)
        .ShouldBeEmpty();

    [Fact]
    public void Every_pragma_gives_its_reason() => SourceFile.All
        .SelectMany(file => file.Text.Split('\n').Where(line => line.Contains("#pragma warning disable", StringComparison.Ordinal))
            .Where(line => !line.Contains("//", StringComparison.Ordinal))
            .Select(line => (file.Path, line)))
        .ShouldBeEmpty();

    private static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var index = 1; index <= name.Length; index++)
        {
            if (index == name.Length || char.IsUpper(name[index]))
            {
                yield return name[start..index];
                start = index;
            }
        }
    }
}
