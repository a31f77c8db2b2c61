using System.Diagnostics;
using System.Globalization;

namespace Tessera.Mutation;

/// <summary>Runs classes of a test program that was built with the mutants.</summary>
internal sealed class TestRun(string folder)
{
    private static readonly string[] Projects = ["Tessera.Server.UnitTests", "Tessera.Server.Tests"];

    private readonly string _trace = Path.Combine(folder, "trace");

    /// <summary>Runs each class once without a mutant, and records which mutants it reaches and how long it takes.</summary>
    public async Task<IReadOnlyList<TestClass>> TraceAsync(IReadOnlyList<string> patterns)
    {
        var classes = new List<TestClass>();
        foreach (var project in Projects)
        {
            var (_, listed) = await Command.RunAsync("dotnet", [PathOf(project), "-list", "classes"], folder);
            foreach (var name in listed.Split('\n', StringSplitOptions.TrimEntries).Where(name => patterns.Any(pattern => name.Contains(pattern, StringComparison.Ordinal))))
            {
                File.Delete(_trace);
                var started = Stopwatch.GetTimestamp();
                var (code, output) = await RunAsync(project, [name], TimeSpan.FromMinutes(10), ("TESSERA_MUTANT_TRACE", _trace));
                if (code != 0)
                {
                    throw new InvalidOperationException($"{name} fails without a mutant:\n{output}");
                }

                var reached = File.Exists(_trace) ? (await File.ReadAllLinesAsync(_trace)).Select(line => int.Parse(line, CultureInfo.InvariantCulture)).ToHashSet() : [];
                classes.Add(new TestClass(project, name, Stopwatch.GetElapsedTime(started), reached));
            }
        }

        return [.. classes.Where(test => test.Reached.Count > 0)];
    }

    /// <summary>Runs the classes that reach a mutant, the quick ones first: the class that kills it, or what else came of it.</summary>
    public async Task<string> RunAsync(Mutant mutant, IReadOnlyList<TestClass> classes)
    {
        var reaching = classes.Where(test => test.Reached.Contains(mutant.Id)).ToList();
        foreach (var group in reaching.GroupBy(test => (test.Project, Step: Step(test))).OrderBy(group => group.Key.Step))
        {
            var limit = TimeSpan.FromSeconds(30 + (4 * group.Sum(test => test.Time.TotalSeconds)));
            var (code, output) = await RunAsync(
                group.Key.Project, [.. group.Select(test => test.Name)], limit, ("TESSERA_MUTANT", mutant.Id.ToString(CultureInfo.InvariantCulture)));
            if (code is null)
            {
                return "timeout";
            }

            if (code != 0)
            {
                var killer = output.Split('\n').FirstOrDefault(line => line.Contains("[FAIL]", StringComparison.Ordinal))?.Replace("[FAIL]", "", StringComparison.Ordinal).Trim();
                return $"killed by {killer ?? "the end of the process"}";
            }
        }

        return reaching.Count == 0 ? "not reached" : "survived";
    }

    // A server's start costs more than most tests, so the classes of a step share a process.
    private static int Step(TestClass test) =>
        test.Project == Projects[0] ? 0 : !test.Name.Contains(".Ledger.", StringComparison.Ordinal) ? 3 : test.Time < TimeSpan.FromSeconds(10) ? 1 : 2;

    private async Task<(int? Code, string Output)> RunAsync(string project, IReadOnlyList<string> classes, TimeSpan limit, (string Name, string Value) variable) =>
        await Command.RunAsync(
            "dotnet",
            [PathOf(project), .. classes.SelectMany(name => new[] { "-class", name }), "-stopOnFail", "-noLogo", "-noColor"],
            folder,
            limit,
            variable);

    private string PathOf(string project) => Path.Combine(folder, "build/bin", project, "release", project + ".dll");
}
