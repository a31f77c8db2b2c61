using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tessera.Mutation;

/// <summary>
/// Rewrites a source file so that it contains all of its mutants, each behind a switch. What must be a constant (attributes,
/// patterns, defaults, constants) stays as it is.
/// </summary>
internal sealed class MutantFinder(string file, SyntaxTree tree, int firstId, Func<Mutant, bool> isWanted) : CSharpSyntaxRewriter
{
    private int _next = firstId;

    public List<Mutant> Mutants { get; } = [];

    public SyntaxNode Rewrite() => Visit(tree.GetRoot());

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => node;

    public override SyntaxNode? VisitParameterList(ParameterListSyntax node) => node;

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node) =>
        node.Modifiers.Any(SyntaxKind.ConstKeyword) ? node : base.VisitFieldDeclaration(node);

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node) =>
        node.IsConst ? node : base.VisitLocalDeclarationStatement(node);

    public override SyntaxNode? VisitSwitchExpressionArm(SwitchExpressionArmSyntax node)
    {
        var visited = node
            .WithExpression((ExpressionSyntax)Visit(node.Expression))
            .WithWhenClause(node.WhenClause is { } when ? when.WithCondition((ExpressionSyntax)Visit(when.Condition)) : null);
        // The last arm takes the rest; without it nothing else would change but the exception.
        if (node.Pattern is DiscardPatternSyntax && node.WhenClause is null || Add(node, node.Pattern.ToString() + " => …", "(arm removed)") is not { } id)
        {
            return visited;
        }

        var condition = $"!{Call(id)}" + (visited.WhenClause is { } rest ? $" && ({rest.Condition})" : "");
        return visited.WithWhenClause(SyntaxFactory.WhenClause(SyntaxFactory.ParseExpression(condition)).NormalizeWhitespace().WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space));
    }

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var after = node.Kind() switch
        {
            SyntaxKind.LessThanExpression => "<=",
            SyntaxKind.LessThanOrEqualExpression => "<",
            SyntaxKind.GreaterThanExpression => ">=",
            SyntaxKind.GreaterThanOrEqualExpression => ">",
            SyntaxKind.EqualsExpression => "!=",
            SyntaxKind.NotEqualsExpression => "==",
            SyntaxKind.AddExpression => "-",
            SyntaxKind.SubtractExpression => "+",
            SyntaxKind.MultiplyExpression => "/",
            SyntaxKind.DivideExpression => "*",
            SyntaxKind.LogicalAndExpression => "||",
            SyntaxKind.LogicalOrExpression => "&&",
            _ => null,
        };
        var mutated = after is not null ? $"{node.Left} {after} {node.Right}" : node.IsKind(SyntaxKind.CoalesceExpression) ? node.Right.ToString() : null;
        return mutated is null ? base.VisitBinaryExpression(node) : Choose(node, mutated, base.VisitBinaryExpression(node));
    }

    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node) =>
        node.Kind() is SyntaxKind.UnaryMinusExpression or SyntaxKind.LogicalNotExpression
            ? Choose(node, node.Operand.ToString(), base.VisitPrefixUnaryExpression(node))
            : base.VisitPrefixUnaryExpression(node);

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) => node.Kind() switch
    {
        SyntaxKind.NumericLiteralExpression => Choose(node, node.Token.Value is 1 ? "0" : $"{node} + 1", node),
        SyntaxKind.TrueLiteralExpression => Choose(node, "false", node),
        SyntaxKind.FalseLiteralExpression => Choose(node, "true", node),
        SyntaxKind.StringLiteralExpression => Sql(node),
        _ => node,
    };

    public override SyntaxNode? VisitInterpolatedStringExpression(InterpolatedStringExpressionSyntax node) => Sql(node);

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var other = node.Expression is MemberAccessExpressionSyntax member ? member.Name.Identifier.Text switch
        {
            "Min" => "Max",
            "Max" => "Min",
            "Any" => "All",
            "All" => "Any",
            _ => null,
        }
        : null;
        return other is null
            ? base.VisitInvocationExpression(node)
            : Choose(node, $"{((MemberAccessExpressionSyntax)node.Expression).Expression}.{other}{node.ArgumentList}", base.VisitInvocationExpression(node));
    }

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        var visited = (ConditionalExpressionSyntax)base.VisitConditionalExpression(node)!;
        return visited.WithCondition(Negatable(node.Condition, visited.Condition));
    }

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
    {
        var visited = (IfStatementSyntax)base.VisitIfStatement(node)!;
        return visited.WithCondition(Negatable(node.Condition, visited.Condition));
    }

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        if (node.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Debug" } } })
        {
            return node; // not compiled in a release build
        }

        var visited = (ExpressionStatementSyntax)base.VisitExpressionStatement(node)!;
        return Add(node, node.ToString(), "(removed)") is { } id
            ? SyntaxFactory.ParseStatement($"if (!{Call(id)}) {{ {visited.ToFullString()} }}\n").WithLeadingTrivia(visited.GetLeadingTrivia())
            : visited;
    }

    public override SyntaxNode? VisitAssignmentExpression(AssignmentExpressionSyntax node)
    {
        var sign = node.Kind() switch { SyntaxKind.AddAssignmentExpression => -1, SyntaxKind.SubtractAssignmentExpression => 1, _ => 0 };
        return sign != 0 && Add(node, node.ToString(), $"{node.Left} {(sign > 0 ? '+' : '-')}= {node.Right}") is { } id
            ? SyntaxFactory.ParseExpression($"{node.Left} {(sign > 0 ? '-' : '+')}= ({Call(id)} ? -1 : 1) * ({Visit(node.Right)})")
            : base.VisitAssignmentExpression(node);
    }

    private static string Call(int id) => $"global::Tessera.Mutation.Switch.IsOn({id})";

    private ExpressionSyntax Negatable(ExpressionSyntax original, ExpressionSyntax visited) =>
        original is BinaryExpressionSyntax { RawKind: not ((int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.IsExpression) } or PrefixUnaryExpressionSyntax
            ? visited // has a mutant of its own that is the same or stronger
            : (ExpressionSyntax)Choose(original, $"!({original})", visited)!;

    private SyntaxNode? Choose(ExpressionSyntax original, string mutated, SyntaxNode? visited) =>
        Add(original, original.ToString(), mutated) is { } id
            ? SyntaxFactory.ParseExpression($"({Call(id)} ? ({mutated}) : ({visited}))").WithTriviaFrom(original)
            : visited;

    private ExpressionSyntax Sql(ExpressionSyntax node)
    {
        var chosen = node;
        var text = node.ToString();
        if (SqlMutations.IsSql(text))
        {
            foreach (var (at, before, after, literal) in SqlMutations.Of(text))
            {
                var line = tree.GetText().Lines.GetLinePosition(node.SpanStart + at + (text[at] == '\n' ? 1 : 0)).Line + 1;
                if (Add(line, node.SpanStart + at, before, after.Length == 0 ? "(removed)" : after) is { } id)
                {
                    chosen = SyntaxFactory.ParseExpression($"({Call(id)} ? ({literal}) : ({chosen}))");
                }
            }
        }

        return chosen.WithTriviaFrom(node);
    }

    private int? Add(SyntaxNode node, string before, string after) => Add(tree.GetLineSpan(node.Span).StartLinePosition.Line + 1, node.SpanStart, before, after);

    private int? Add(int line, int at, string before, string after)
    {
        var mutant = new Mutant(_next, file, line, at, before.ReplaceLineEndings(" "), after.ReplaceLineEndings(" "));
        if (!isWanted(mutant))
        {
            return null;
        }

        _next++;
        Mutants.Add(mutant);
        return mutant.Id;
    }
}
