using System.Security.Cryptography;
using Tessera.Server.Catalog;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations.Admission;

/// <summary>The seed of a job when the caller gave none: stored with it, so the job is the same after a restart.</summary>
internal static class NewSeed
{
    public const string Option = "seed";

    /// <summary>One that each of the candidates takes that takes a seed at all.</summary>
    public static long For(IReadOnlyList<ServingRoute> candidates) =>
        Within(candidates.Select(route => route.Takes.Narrowed.GetValueOrDefault(Option)).OfType<OptionRule>());

    /// <summary>One that all of the rules allow.</summary>
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
