using System.Text.RegularExpressions;

namespace Tessera.EndToEnd;

public sealed partial class DocumentTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("SECURITY.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("docs/architecture.md")]
    public async Task Every_link_into_the_repository_leads_somewhere(string document)
    {
        var path = Path.Combine(Installation.Root, document);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        Link.Matches(text)
            .Select(match => match.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal))
            .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(path) ?? "", target)))
            .ShouldBeEmpty();
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link { get; }
}
