using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tessera.Server.UnitTests.Conventions;

/// <summary>Names and shapes of the style page that a compiler does not check.</summary>
public sealed class NamingTests
{
    private static readonly string[] BannedWords =
    [
        "Manager", "Helper", "Util", "Utils", "Common", "Base", "Impl", "Processor", "Data", "Info", "Service",
    ];

    // What the word means there is the thing itself.
    private static readonly string[] Allowed =
    [
        "DataFolder", "DataUri", "DataProtectionKeyRing",
    ];

    // A term of the glossary.
    private const string ServiceAccount = "ServiceAccount";

    // Where work leaves the process and may be given up. A queued write is not withdrawn and an ending is not left
    // half done: the stores and the moves of a generation take no token.
    private static readonly string[] WithToken =
    [
        "src/Tessera.Media/", "src/Tessera.Providers/", "src/Tessera.Sandbox/", "src/Tessera.Server/Artifacts/", "src/Tessera.Server/Providers/", "src/Tessera.Server/Periodic/",
    ];

    // Stopping and deleting are finished once begun; for the stores of rows see above.
    private static readonly string[] Finishing = ["DisposeAsync", "StopAsync", "DeleteAsync"];

    // Extended by the replies that show a secret once.
    private static readonly string[] Open = ["KeySummary", "RedeemCodeRow"];

    [Fact]
    public void No_type_is_named_by_a_meaningless_word() => SourceFile.Under("src")
        .SelectMany(file => file.Nodes<BaseTypeDeclarationSyntax>().Select(type => (file.Path, Name: type.Identifier.Text)))
        .Where(type => !Allowed.Contains(type.Name) && Words(type.Name.Replace(ServiceAccount, "", StringComparison.Ordinal)).Intersect(BannedWords).Any())
        .ShouldBeEmpty();

    [Fact]
    public void Every_class_is_sealed_static_or_abstract() => SourceFile.Under("src")
        .SelectMany(file => file.Nodes<TypeDeclarationSyntax>().Select(type => (file.Path, Type: type)))
        .Where(type => type.Type is ClassDeclarationSyntax || (type.Type is RecordDeclarationSyntax && !type.Type.IsKind(SyntaxKind.RecordStructDeclaration)))
        .Where(type => !type.Type.Modifiers.Any(modifier =>
            modifier.IsKind(SyntaxKind.SealedKeyword) || modifier.IsKind(SyntaxKind.StaticKeyword) || modifier.IsKind(SyntaxKind.AbstractKeyword)))
        .Where(type => !type.Type.Modifiers.Any(SyntaxKind.PartialKeyword) && !Open.Contains(type.Type.Identifier.Text))
        .Select(type => (type.Path, type.Type.Identifier.Text))
        .ShouldBeEmpty();

    [Fact]
    public void Async_methods_take_a_cancellation_token_where_work_may_be_abandoned() => SourceFile.Under("src")
        .Where(file => WithToken.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal)))
        .Where(file => !file.Path.EndsWith("Store.cs", StringComparison.Ordinal))
        .SelectMany(file => file.Nodes<MethodDeclarationSyntax>()
            .Where(method => method.Modifiers.Any(SyntaxKind.PublicKeyword) && method.Identifier.Text.EndsWith("Async", StringComparison.Ordinal))
            .Where(method => !Finishing.Contains(method.Identifier.Text))
            .Where(method => !method.ParameterList.Parameters.Any(parameter => parameter.Type?.ToString() is "CancellationToken" or "HttpContext"))
            .Select(method => (file.Path, method.Identifier.Text)))
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
        .SelectMany(file => file.Text.Split('\n').Where(line => line.TrimStart().StartsWith("#pragma warning disable", StringComparison.Ordinal))
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
