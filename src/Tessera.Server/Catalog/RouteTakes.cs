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

    /// <summary>Whether a value can be sent: one that was given must be conveyed, a default only must not be out of bounds.</summary>
    public bool Accepts(string option, JsonElement value, bool isGiven) => Narrowed.TryGetValue(option, out var rule)
        ? OptionCheck.Fits(rule, value)
        : !isGiven || !Absent.Contains(option);
}
