using System.Text.Json;

namespace Tessera.Server.Catalog;

/// <summary>The model's rules as one route narrows them.</summary>
/// <param name="Narrowed">Narrower rules by the names of the options; the rules of all other options stay the model's.</param>
/// <param name="Absent">The options and files that the route does not take.</param>
/// <param name="MaxPromptLength">The longest prompt in UTF-16 characters; null for the model's own.</param>
internal sealed record RouteTakes(IReadOnlyDictionary<string, OptionRule> Narrowed, IReadOnlySet<string> Absent, int? MaxPromptLength)
{
    /// <summary>A route that takes all that its model takes.</summary>
    public static RouteTakes Everything { get; } = new(new Dictionary<string, OptionRule>(), new HashSet<string>(), null);

    /// <summary>The route's rule for an option of the model; null where the route does not take the option.</summary>
    public OptionRule? RuleOf(OptionRule own) =>
        Absent.Contains(own.Name) ? null : Narrowed.GetValueOrDefault(own.Name, own);

    /// <summary>The same, and no more than the model takes.</summary>
    public RouteTakes Within(Model model)
    {
        var (narrowed, absent) = (new Dictionary<string, OptionRule>(StringComparer.Ordinal), new HashSet<string>(Absent, StringComparer.Ordinal));
        foreach (var (name, rule) in Narrowed)
        {
            if (model.Options.GetValueOrDefault(name) is not { SameAs: null } own)
            {
                continue;
            }

            if (rule.Within(own) is { } both)
            {
                narrowed[name] = both;
            }
            else
            {
                absent.Add(name);
            }
        }

        // The later file may have another price: what that depends on is never lost.
        foreach (var name in model.Price.Options.Where(absent.Contains).ToList())
        {
            if (model.Options[name] is { Default: { } value } own)
            {
                absent.Remove(name);
                narrowed[name] = own with { Allowed = [value] };
            }
        }

        int? longest = MaxPromptLength is { } most ? Math.Min(most, model.MaxPromptLength) : null;
        return narrowed.Count == 0 && absent.Count == 0 && longest is null ? Everything : new(narrowed, absent, longest);
    }

    /// <summary>Whether a value can be sent: one that was given must be conveyed, a default only must not be out of bounds.</summary>
    public bool Accepts(string option, JsonElement value, bool isGiven) => Narrowed.TryGetValue(option, out var rule)
        ? OptionCheck.Fits(rule, value)
        : !isGiven || !Absent.Contains(option);
}
