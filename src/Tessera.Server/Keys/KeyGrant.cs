using System.Net;

namespace Tessera.Server.Keys;

/// <summary>What a key is for and may do, as configured by its owner.</summary>
internal sealed record KeyGrant(string Name, bool IsTest)
{
    /// <summary>Operations it may be used for; empty allows all.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Slugs of the models it may use; empty allows all.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Networks it may be used from; empty allows all.</summary>
    public IReadOnlyList<IPNetwork> Networks { get; init; } = [];

    /// <summary>Tokens per calendar month (UTC); null is unlimited.</summary>
    public long? MonthlyBudget { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// The first right of <paramref name="other"/> that this grant lacks, by its name on the wire, or null when it has them
    /// all. A budget is never passed on: each of two keys would have all of it.
    /// </summary>
    public string? Lacks(KeyGrant other)
    {
        if (MonthlyBudget is not null)
        {
            return "monthly_budget";
        }

        if (IsTest && !other.IsTest)
        {
            return "is_test";
        }

        if (!Includes(Scopes, other.Scopes))
        {
            return "scopes";
        }

        if (!Includes(Models, other.Models))
        {
            return "models";
        }

        if (Networks.Count > 0 && !(other.Networks.Count > 0 && other.Networks.All(inner => Networks.Any(outer => Contains(outer, inner)))))
        {
            return "cidrs";
        }

        return ExpiresAt is { } end && !(other.ExpiresAt <= end) ? "expires_at" : null;
    }

    private static bool Includes(IReadOnlyList<string> own, IReadOnlyList<string> asked) =>
        own.Count == 0 || (asked.Count > 0 && asked.All(own.Contains));

    private static bool Contains(IPNetwork outer, IPNetwork inner) =>
        outer.PrefixLength <= inner.PrefixLength && outer.Contains(inner.BaseAddress);
}
