using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Tessera.Server.Catalog;

/// <summary>
/// The names that vendors' clients have for our models, besides slugs and aliases: a slug with a dash for each dot, as Anthropic
/// writes versions (<c>claude-sonnet-4-5</c>), the models that routes name (<c>openai/gpt-6-sol</c>), and those for which a model stands in.
/// </summary>
internal static partial class VendorNames
{
    /// <summary>The models by these names. A name that several models have is that of the one whose slug is most like it.</summary>
    public static FrozenDictionary<string, Model> Of(IReadOnlyList<Model> models)
    {
        var names = new Dictionary<string, Model>(StringComparer.Ordinal);
        foreach (var model in models)
        {
            foreach (var slug in model.Aliases.Prepend(model.Slug))
            {
                names.TryAdd(slug.Replace('.', '-'), model);
            }
        }

        var routed =
            from model in models
            from route in model.Routes.SelectMany(route => route.Forms)
            group model by route.Model;
        foreach (var sharing in routed)
        {
            names.TryAdd(sharing.Key, sharing.MaxBy(model => Likeness(model, sharing.Key)) ?? sharing.First());
        }

        // Last: a route to the vendor's own model comes before one that answers in its stead.
        foreach (var (model, name) in models.SelectMany(model => StandInsOf(model).Select(name => (model, name))))
        {
            names.TryAdd(name, model);
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The names for which a model stands in, also with a dash for each dot.</summary>
    public static IEnumerable<string> StandInsOf(Model model) => model.StandsInFor.Concat(model.StandsInFor.Select(name => name.Replace('.', '-')));

    /// <summary>
    /// A name without what vendors add to one: the date of a snapshot (<c>claude-sonnet-4-5-20250929</c>), the owner on a platform that hosts
    /// models of many (<c>openai/gpt-5</c>); null when there is neither.
    /// </summary>
    public static string? Shorter(string name) =>
        Dated().Match(name) is { Success: true } dated ? name[..dated.Index]
        : name.Split('/') is [{ Length: > 0 }, { Length: > 0 } behind] ? behind
        : null;

    [GeneratedRegex("(?<=.)-20[0-9]{2}(-?)[01][0-9]\\1[0-3][0-9]$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Dated();

    // A withdrawn model may be served by its successor: the vendor's name of that is the successor's, if we offer it.
    private static (double Share, int Count) Likeness(Model model, string name)
    {
        string[] parts = model.Slug.Split('-', '.'), others = name.Split('/', '-', '.', ':');
        var shared = parts.Count(others.Contains);
        return ((double)shared / parts.Length, shared);
    }
}
