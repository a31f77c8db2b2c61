using System.Security.Cryptography;
using Tessera.Server.Catalog;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations.Admission;

/// <summary>
/// Chooses the seed of a job when the caller gave none; it is stored with the job, so a restart does not change it.
/// </summary>
internal static class NewSeed
{
    public const string Option = "seed";

    /// <summary>A seed that is valid for every candidate that accepts seeds.</summary>
    public static long For(IReadOnlyList<ServingRoute> candidates) =>
        Within(candidates.Select(route => route.Takes.Narrowed.GetValueOrDefault(Option)).OfType<OptionRule>());

    /// <summary>The seed of a further result of one request; the least that the rule allows follows the largest.</summary>
    public static long After(OptionRule rule, long seed, int steps)
    {
        var (least, most) = ((long)Math.Max(rule.Min ?? 0, 0), (long)Math.Min(rule.Max ?? int.MaxValue, int.MaxValue));
        return least + ((seed - least + steps) % (most - least + 1));
    }

    /// <summary>A seed that all of the rules allow.</summary>
    public static long Within(IEnumerable<OptionRule> rules)
    {
        var (least, most) = (0m, (decimal)int.MaxValue);
        foreach (var rule in rules)
        {
            (least, most) = (Math.Max(least, rule.Min ?? least), Math.Min(most, rule.Max ?? most));
        }

        return RandomNumberGenerator.GetInt32((int)least, (int)Math.Max(least + 1, most));
    }
}
