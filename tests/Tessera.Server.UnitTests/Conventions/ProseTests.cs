using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tessera.Server.UnitTests.Conventions;

/// <summary>Comments, messages and documents use the standard terms of the field, in plain sentences (CONTRIBUTING.md, "Language").</summary>
public sealed class ProseTests
{
    private const int MarkdownColumns = 120;

    // What is banned, and what a native speaker of English writes instead.
    private static readonly Phrase[] Banned =
    [
        new(@"\s(he|him|his|himself)\b", "it, its, the caller, the provider"),
        new(@"(^|[.:;] )([Ww]ho|[Ww]hoever|[Ww]hose) (?![^.]*\?)", "a noun as the subject: the caller that …"),
        new(@"(?<!['@=-])\b(nobody|somebody|everybody)\b(?!['@-]|$)", "no provider, another caller, every account"),
        new(@"\b(tell|tells|told) (?!((them|it|both) )?apart)", "notify, report, show, return"),
        new(@"\bexpected is\b", "must be"),
        new(@"\ballowed are\b", "must be one of"),
        new(@"(?<!\b[Tt]here )\bis no (?!(longer|shorter|more|less|larger|smaller|higher|lower|better|faster|slower|newer|older|such)\b)", "is not a"),
        new(@"\b(anew|nought|dearer|shall|thereby|whereof)\b", "again, zero, more expensive, must"),
        new(@"\bkept waiting\b", "delayed"),
        new(@"\bthe books\b", "the ledger"),
        new(@"\b(crash points?|tariffs?|coins?)\b", "the term of the glossary: fail point, plan, token"),
        new(@"\bannouncements? of\b", "notification of, or what is announced"),
        new(@"\bmisspelt\b", "misspelled"),
        new(@"\b(was|were|is|are|be|has|have) under way\b", "in progress"),
        new(@"\b(goes|going|went) on\b(?! the| a| its)", "continues"),
        new(@"\b[Ll](et|ets|etting) go\b", "release"),
        new(@"\b(is|are|was|were) spoken of\b", "see"),
        new(@"\bworth nothing\b", "invalid"),
        new(@"\bpassing (failure|error)s?\b", "transient"),
        new(@"\btroubles?\b", "failure"),
    ];

    // Words that prompts, names of files and other data in strings may have.
    private static readonly Phrase[] BannedInProse =
    [
        .. Banned,
        new(@"(?<![`:\w-])[Pp]ictures?\b(?![`;\w-])", "image"),
        new(@"(?<![`:\w-])[Ff]ilms?\b(?![`;\w.-])(?! add)", "video"),
    ];

    private static readonly Regex WhiteSpace = new(@"\s+", RegexOptions.None, TimeSpan.FromSeconds(1));

    [Fact]
    public void Comments_and_messages_use_plain_standard_English() => SourceFile.All
        .Where(file => !file.Path.EndsWith($"/{nameof(ProseTests)}.cs", StringComparison.Ordinal))
        .SelectMany(file => Comments(file.Root).SelectMany(text => Complaints(file.Path, text, BannedInProse))
            .Concat(Strings(file.Root).SelectMany(text => Complaints(file.Path, text, Banned))))
        .ShouldBeEmpty();

    [Fact]
    public void Documents_use_plain_standard_English() => Documents
        .SelectMany(document => Complaints(document.Path, document.Text, Banned)
            .Concat(Complaints(document.Path, string.Join('\n', Prose(document.Text)), BannedInProse))
            .Distinct())
        .ShouldBeEmpty();

    // Neither a row of a table nor a line of code can be broken.
    [Fact]
    public void Lines_of_Markdown_have_at_most_120_characters() => Documents
        .SelectMany(document => Prose(document.Text).Select(line => (document.Path, Line: line)))
        .Where(line => line.Line.Length > MarkdownColumns && !line.Line.StartsWith('|') && !line.Line.StartsWith("![", StringComparison.Ordinal))
        .ShouldBeEmpty();

    [Theory]
    [InlineData("Who brings a key comes back for the reply.")]
    [InlineData("the node is told to stop")]
    [InlineData("`name` is a number; expected is a string.")]
    [InlineData("the caller and his balance")]
    [InlineData("This is no number.")]
    [InlineData("A provider that nobody asked for.")]
    [InlineData("The job goes on; a picture is made.")]
    public void The_check_finds_what_it_bans(string sentence) => Complaints("example", sentence, BannedInProse).ShouldNotBeEmpty();

    [Theory]
    [InlineData("The caller tells them apart.")]
    [InlineData("There is no setting 'nobody'.")]
    [InlineData("It is no longer needed; mail nobody@example.com.")]
    [InlineData("The owner, whose tokens are spent. Who may call it?")]
    public void The_check_leaves_plain_sentences_alone(string sentence) => Complaints("example", sentence, BannedInProse).ShouldBeEmpty();

    // The glossary lists the words that its terms replace.
    private static IEnumerable<(string Path, string Text)> Documents => Directory
        .EnumerateFiles(SourceFile.Repository, "*.md", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(SourceFile.Repository, path))
        .Where(path => path != "docs/glossary.md" && !path.Contains("node_modules", StringComparison.Ordinal) && !path.StartsWith("artifacts", StringComparison.Ordinal))
        .Select(path => (path, File.ReadAllText(Path.Combine(SourceFile.Repository, path))));

    /// <summary>The lines of a document that are not in a code block.</summary>
    private static IEnumerable<string> Prose(string text)
    {
        var isCode = false;
        foreach (var line in text.Split('\n'))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                isCode = !isCode;
            }
            else if (!isCode)
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Complaints(string path, string text, IEnumerable<Phrase> banned) => banned
        .SelectMany(phrase => phrase.Pattern.Matches(text)
            .Select(match => $"{path}: “{Around(text, match)}”: write {phrase.Instead}."));

    private static string Around(string text, Match match)
    {
        var start = Math.Max(0, match.Index - 30);
        return WhiteSpace.Replace(text[start..Math.Min(text.Length, match.Index + match.Length + 30)], " ");
    }

    private static IEnumerable<string> Comments(SyntaxNode root)
    {
        foreach (var trivia in root.DescendantTrivia())
        {
            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
                || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia))
            {
                yield return trivia.ToFullString().TrimStart('/', ' ');
            }
        }
    }

    private static IEnumerable<string> Strings(SyntaxNode root)
    {
        foreach (var token in root.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)
                || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
            {
                yield return token.ValueText;
            }
        }
    }

    private sealed record Phrase(Regex Pattern, string Instead)
    {
        public Phrase(string pattern, string instead)
            : this(new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), instead)
        {
        }
    }
}
