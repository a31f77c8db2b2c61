using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tessera.Mutation;

/// <summary>
/// Builds the test programs with a server that contains every mutant at once. Those that do not compile are left out, a few
/// builds later.
/// </summary>
internal sealed partial class MutatedBuild(string root, string folder)
{
    private const int MostBuilds = 12;

    private readonly string _sources = Path.Combine(folder, "sources");
    private readonly string _rejected = Path.Combine(folder, "rejected.tsv"); // does not compile; kept for the next run

    public async Task<IReadOnlyList<Mutant>> RunAsync(IReadOnlyList<string> files)
    {
        var rejected = File.Exists(_rejected) ? (await File.ReadAllLinesAsync(_rejected)).ToHashSet() : [];
        for (var build = 1; build <= MostBuilds; build++)
        {
            var mutants = Write(files, rejected);
            await Console.Error.WriteLineAsync($"Build {build} with {mutants.Count} mutants.");
            // The server first: a mutant that does not compile is found before the tests are built.
            var output = await BuildAsync("src/Tessera.Server") ?? await BuildAsync("tests/Tessera.Server.UnitTests") ?? await BuildAsync("tests/Tessera.Server.Tests");
            if (output is null)
            {
                return mutants;
            }

            var faulty = Error().Matches(output).SelectMany(FindMutants).ToHashSet();
            rejected.UnionWith(mutants.Where(mutant => faulty.Contains(mutant.Id)).Select(mutant => mutant.Key));
            if (faulty.Count == 0)
            {
                throw new InvalidOperationException(output);
            }

            await File.WriteAllLinesAsync(_rejected, rejected);
        }

        throw new InvalidOperationException($"The mutants do not compile after {MostBuilds} builds.");
    }

    private List<Mutant> Write(IReadOnlyList<string> files, HashSet<string> rejected)
    {
        var mutants = new List<Mutant>();
        if (Directory.Exists(_sources))
        {
            Directory.Delete(_sources, recursive: true);
        }

        foreach (var file in files)
        {
            var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(root, file)));
            var finder = new MutantFinder(file, tree, mutants.Count + 1, mutant => !rejected.Contains(mutant.Key));
            var path = Path.Combine(_sources, Path.GetRelativePath("src/Tessera.Server", file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, finder.Rewrite().ToFullString());
            mutants.AddRange(finder.Mutants);
        }

        File.Copy(Path.Combine(root, "scripts/mutation/Switch.cs"), Path.Combine(_sources, "Switch.cs"));
        return mutants;
    }

    private async Task<string?> BuildAsync(string project)
    {
        var (code, output) = await Command.RunAsync(
            "dotnet",
            [
                "build", project, "-c", "Release", "--nologo", "-v", "quiet", "-clp:ErrorsOnly", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false",
                $"-p:ArtifactsPath={Path.Combine(folder, "build")}", $"-p:MutantFolder={_sources}",
                $"-p:CustomAfterMicrosoftCommonTargets={Path.Combine(root, "scripts/mutation/Mutate.targets")}",
            ],
            root);
        return code == 0 ? null : output;
    }

    // The mutants of the smallest expression or statement around an error.
    private static IEnumerable<int> FindMutants(Match error)
    {
        var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(error.Groups["file"].Value));
        int Number(string group) => int.Parse(error.Groups[group].Value, CultureInfo.InvariantCulture);
        var at = tree.GetText().Lines[Number("line") - 1].Start + Number("column") - 1;
        var node = tree.GetRoot().FindToken(Math.Min(at, tree.Length - 1)).Parent;
        while (node is not null && !Id().IsMatch(node.ToString()))
        {
            node = node.Parent;
        }

        return node is null ? [] : Id().Matches(node.ToString()).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"(?m)^\s*(?<file>/[^(\n]*/sources/[^(\n]+\.cs)\((?<line>\d+),(?<column>\d+)\): error")]
    private static partial Regex Error();

    [GeneratedRegex(@"IsOn\((\d+)\)")]
    private static partial Regex Id();
}
