using System.Net;

namespace Tessera.Server.Keys;

/// <summary>What a key is for and may do, as its owner set it.</summary>
internal sealed record KeyGrant(string Name, bool IsTest)
{
    /// <summary>Empty is everything.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Model slugs; empty is all.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Networks it may be used from; empty is anywhere.</summary>
    public IReadOnlyList<IPNetwork> Networks { get; init; } = [];

    /// <summary>Tokens a calendar month (UTC); null without a limit.</summary>
    public long? MonthlyBudget { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// The first right of <paramref name="other"/> that this grant does not have, by its name on the wire, or null when
    /// it has them all. A budget is never handed on: two keys that share one would each have all of it.
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
