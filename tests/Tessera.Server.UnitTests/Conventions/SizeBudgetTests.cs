using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tessera.Server.UnitTests.Conventions;

/// <summary>The size budget of the style page.</summary>
public sealed class SizeBudgetTests
{
    private const int FileLines = 400;
    private const int MethodLines = 70;
    private const int MostParameters = 7;

    // The sandbox is an aid, not the product. Lower this whenever its code shrinks, never raise it.
    private const int SandboxLines = 8_000;

    // Composition roots: what they are made of is what they say.
    private static readonly string[] WideConstructors = [];

    [Fact]
    public void No_file_is_longer_than_400_lines() => SourceFile.All
        .Select(file => (file.Path, Lines: file.Text.Count(letter => letter == '\n')))
        .Where(file => file.Lines > FileLines)
        .ShouldBeEmpty();

    [Fact]
    public void No_method_is_longer_than_70_lines() => SourceFile.All
        .SelectMany(file => file.Nodes<BaseMethodDeclarationSyntax>().Select(method => (file.Path, Name: Name(method), Lines: SourceFile.Lines(method))))
        .Where(method => method.Lines > MethodLines)
        .ShouldBeEmpty();

    [Fact]
    public void No_constructor_or_method_takes_more_than_7_parameters()
    {
        var methods = SourceFile.Under("src").SelectMany(file => file.Nodes<BaseMethodDeclarationSyntax>()
            .Where(method => !IsNativeImport(method))
            .Select(method => (file.Path, Name: Name(method), method.ParameterList.Parameters.Count)));
        var classes = SourceFile.Under("src").SelectMany(file => file.Nodes<ClassDeclarationSyntax>()
            .Where(type => !WideConstructors.Contains(type.Identifier.Text))
            .Select(type => (file.Path, Name: type.Identifier.Text, Count: type.ParameterList?.Parameters.Count ?? 0)));

        methods.Concat(classes).Where(taker => taker.Count > MostParameters).ShouldBeEmpty();
    }

    [Fact]
    public void The_sandbox_stays_within_its_budget() => SourceFile.Under("src/Tessera.Sandbox")
        .Sum(file => file.Text.Count(letter => letter == '\n'))
        .ShouldBeInRange(1, SandboxLines);

    [Fact]
    public void A_file_holds_one_top_level_type() => SourceFile.All
        .Select(file => (file.Path, Types: file.Root.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(space => space.Members)
            .OfType<BaseTypeDeclarationSyntax>().Count()))
        .Where(file => file.Types > 1)
        .ShouldBeEmpty();

    private static string Name(BaseMethodDeclarationSyntax method) => method switch
    {
        MethodDeclarationSyntax named => named.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        _ => method.Kind().ToString(),
    };

    private static bool IsNativeImport(BaseMethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "LibraryImport");
}
