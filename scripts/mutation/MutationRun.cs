using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tessera.Mutation;

/// <summary>
/// Changes the ledger and the pricing in one place at a time and runs the tests that reach it: a mutant that no test kills is a
/// gap in the tests, or code that means the same. Outcomes are kept in artifacts/mutation/results.tsv; a second run continues.
/// </summary>
internal sealed class MutationRun(string root)
{
    private static readonly (string Folder, string Files)[] Sources =
    [
        ("src/Tessera.Server/Ledger", "*.cs"),
        ("src/Tessera.Server/Catalog", "Price*.cs"),
        ("src/Tessera.Server/Catalog", "CostCell.cs"),
        ("src/Tessera.Server/Catalog", "RouteCost.cs"),
        ("src/Tessera.Server/Catalog", "TokenEstimate.cs"),
    ];

    // Parts of names of test classes; those that reach no mutant are left out later.
    private static readonly string[] Tests =
    [
        ".Ledger.", ".UnitTests.Catalog.", ".LowBalanceTests", ".PlanPeriodTests", ".PlanLimitsTests", ".BalanceTests", ".TransactionsTests", ".RateHeadersTests",
    ];

    private readonly string _folder = Path.Combine(root, "artifacts/mutation");

    public async Task<int> RunAsync(IReadOnlyList<string> parts)
    {
        Directory.CreateDirectory(_folder);
        var files = Sources
            .SelectMany(source => Directory.EnumerateFiles(Path.Combine(root, source.Folder), source.Files))
            .Select(path => Path.GetRelativePath(root, path))
            .Where(path => parts.Count == 0 || parts.Any(part => path.Contains(part, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .ToList();
        var mutants = await new MutatedBuild(root, _folder).RunAsync(files);
        var outcomes = await TestAsync(mutants);
        Print(mutants, outcomes);
        return 0;
    }

    private async Task<Dictionary<string, string>> TestAsync(IReadOnlyList<Mutant> mutants)
    {
        var results = Path.Combine(_folder, "results.tsv");
        var outcomes = File.Exists(results)
            ? (await File.ReadAllLinesAsync(results)).Select(line => line.Split('\t', 2)).ToDictionary(parts => parts[1], parts => parts[0])
            : [];
        var run = new TestRun(_folder);
        var classes = await run.TraceAsync(Tests);
        await Console.Error.WriteLineAsync($"{classes.Count} classes of tests reach them, in {classes.Sum(test => test.Time.TotalSeconds):0} s.");
        // In an arbitrary but fixed order, so that what an interrupted run has tested is a fair sample.
        foreach (var mutant in mutants.Where(mutant => !outcomes.ContainsKey(mutant.Key)).OrderBy(mutant => Order(mutant.Key)))
        {
            var outcome = await run.RunAsync(mutant, classes);
            outcomes[mutant.Key] = outcome;
            await File.AppendAllTextAsync(results, $"{outcome}\t{mutant.Key}\n");
            await Console.Error.WriteLineAsync($"{outcomes.Count} of {mutants.Count}: {outcome}: {mutant}");
        }

        return outcomes;
    }

    private static int Order(string key) => BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static void Print(IReadOnlyList<Mutant> mutants, Dictionary<string, string> outcomes)
    {
        bool IsAlive(Mutant mutant) => outcomes[mutant.Key] is "survived" or "not reached";
        foreach (var file in mutants.GroupBy(mutant => mutant.File))
        {
            Console.WriteLine($"{file.Count(mutant => !IsAlive(mutant)),4} of {file.Count(),4}  {file.Key}");
        }

        var alive = mutants.Where(IsAlive).ToList();
        var killed = mutants.Count - alive.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{killed} of {mutants.Count} mutants are killed: {100.0 * killed / mutants.Count:0.0} %. Alive:\n"));
        alive.ForEach(mutant => Console.WriteLine($"{outcomes[mutant.Key]}: {mutant}"));
    }
}
