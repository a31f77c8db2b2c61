using System.Text.Json;

namespace Tessera.Server.Catalog;

/// <summary>A model's rules as narrowed by one route.</summary>
/// <param name="Narrowed">Narrower rules by option name; all other options keep the model's rules.</param>
/// <param name="Absent">The options and files that the route does not accept.</param>
/// <param name="MaxPromptLength">The longest prompt in UTF-16 characters; null for the model's own.</param>
internal sealed record RouteTakes(IReadOnlyDictionary<string, OptionRule> Narrowed, IReadOnlySet<string> Absent, int? MaxPromptLength)
{
    /// <summary>A route that accepts everything its model accepts.</summary>
    public static RouteTakes Everything { get; } = new(new Dictionary<string, OptionRule>(), new HashSet<string>(), null);

    /// <summary>The route's rule for an option of the model; null when the route does not accept the option.</summary>
    public OptionRule? RuleOf(OptionRule own) =>
        Absent.Contains(own.Name) ? null : Narrowed.GetValueOrDefault(own.Name, own);

    /// <summary>Whether a value can be sent: a given one must be conveyed, a default need only be within bounds.</summary>
    public bool Accepts(string option, JsonElement value, bool isGiven) => Narrowed.TryGetValue(option, out var rule)
        ? OptionCheck.Fits(rule, value)
        : !isGiven || !Absent.Contains(option);
}
