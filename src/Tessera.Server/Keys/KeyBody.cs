using System.Net;
using Tessera.Server.Catalog;
using Tessera.Server.Http;

namespace Tessera.Server.Keys;

/// <summary>Reads from a request what a new key shall be.</summary>
internal static class KeyBody
{
    public const int LongestName = 100;

    private const int MostEntries = 100;

    public static IReadOnlyList<string> Members { get; } =
        ["name", "is_test", "scopes", "models", "cidrs", "monthly_budget", "expires_at"];

    /// <summary>The grant described; ask <see cref="JsonMembers.Error"/> before using it.</summary>
    public static KeyGrant Read(JsonMembers members, ModelCatalog models, DateTimeOffset now)
    {
        var grant = new KeyGrant(members.RequiredText("name", 1, LongestName), members.Flag("is_test"))
        {
            Scopes = members.Texts("scopes", MostEntries, 40),
            Models = [.. members.Texts("models", MostEntries, 100).Select(slug => ReadModel(slug, members, models)).OfType<string>().Distinct(StringComparer.Ordinal)],
            Networks = [.. members.Texts("cidrs", MostEntries, 50).Select(text => ReadNetwork(text, members)).OfType<IPNetwork>()],
            MonthlyBudget = members.Whole("monthly_budget", 1, 1_000_000_000_000),
            ExpiresAt = members.Instant("expires_at"),
        };
        foreach (var unknown in grant.Scopes.Except(KeyScopes.All))
        {
            var nearest = NearestName.Of(unknown, KeyScopes.All);
            members.Refuse("scopes", $"There is no scope `{unknown}`{(nearest is null ? "" : $"; did you mean `{nearest}`?")}.", KeyScopes.All);
        }

        if (grant.ExpiresAt <= now)
        {
            members.Refuse("expires_at", "`expires_at` is in the past.");
        }

        return grant;
    }

    // Aliases become the slug, which is what a generation is checked by.
    private static string? ReadModel(string slug, JsonMembers members, ModelCatalog models)
    {
        if (models.Find(slug) is { } model)
        {
            return model.Slug;
        }

        var nearest = models.Nearest(slug);
        members.Refuse("models", $"There is no model `{slug}`{(nearest.Count == 0 ? "" : $"; did you mean {string.Join(", ", nearest)}?")}.", nearest);
        return null;
    }

    private static IPNetwork? ReadNetwork(string text, JsonMembers members)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            return network;
        }

        if (IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        members.Refuse("cidrs", $"`cidrs` holds \"{text}\"; expected are networks such as 203.0.113.0/24 or 2001:db8::/32.");
        return null;
    }
}
