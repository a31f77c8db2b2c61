namespace Tessera.Server.Catalog;

/// <summary>The model's rules as one route narrows them.</summary>
/// <param name="Options">The narrowed rules, by the model's names of the options; the rules of all other options stay.</param>
/// <param name="NoInputs">The model's files that it does not take.</param>
/// <param name="MaxPromptLength">The longest prompt in UTF-16 characters; null for the model's own.</param>
internal sealed record RouteTakes(
    IReadOnlyDictionary<string, OptionRule> Options, IReadOnlySet<string> NoInputs, int? MaxPromptLength)
{
    public static RouteTakes Everything { get; } = new(new Dictionary<string, OptionRule>(), new HashSet<string>(), null);
}
