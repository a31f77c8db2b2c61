using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Tessera.Server.UnitTests.Conventions;

/// <summary>The files that only GitHub reads: found out here, not after a push.</summary>
public sealed partial class GitHubTests
{
    // What a workflow makes itself.
    private const string Made = "artifacts/";

    public static TheoryData<string> Files =>
    [
        .. Directory.EnumerateFiles(Path.Combine(SourceFile.Repository, ".github"), "*.yml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(SourceFile.Repository, path)),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_file_is_YAML_and_the_paths_that_it_names_exist(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Read(file)));

        var texts = stream.Documents.SelectMany(document => document.AllNodes).OfType<YamlScalarNode>().Select(node => node.Value ?? "");
        texts.SelectMany(text => OurPath().Matches(text)).Select(match => match.Value.Trim('/'))
            .Where(path => !path.StartsWith(Made, StringComparison.Ordinal) && !Path.Exists(Path.Combine(SourceFile.Repository, path)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_workflows_run_what_people_run()
    {
        foreach (var workflow in (string[])["build", "release"])
        {
            Read($".github/workflows/{workflow}.yml").ShouldContain("run: .ci/run", customMessage: workflow);
        }
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(SourceFile.Repository, file));

    [GeneratedRegex(@"(?<![\w/.$-])/?(\.ci|src|tests|scripts|deploy|docs|artifacts)(/[\w.-]+)*(?![\w*])|\b(global\.json|README\.md|LICENSE|SECURITY\.md|CHANGELOG\.md|CONTRIBUTING\.md)\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OurPath();
}
