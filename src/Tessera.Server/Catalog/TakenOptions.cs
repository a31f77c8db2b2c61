using System.Text.Json;

namespace Tessera.Server.Catalog;

/// <summary>
/// Determines what a route accepts: what its member <c>takes</c> allows, without what its mapping loses. An option that the
/// provider does not accept is lost, unless its value is conveyed otherwise. The price is never lost: of an option that the
/// price depends on, the default remains.
/// </summary>
internal sealed class TakenOptions(Model model, RouteMapping mapping, RouteTakes said)
{
    private const string SizeOption = "size";
    private const string FormatOption = "format";

    private readonly Dictionary<string, OptionRule> _narrowed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _absent = [.. said.Absent];

    public RouteTakes Read()
    {
        foreach (var rule in model.Options.Values.Where(rule => rule.SameAs is null))
        {
            Note(rule, Carried(said.Narrowed.GetValueOrDefault(rule.Name, rule)));
        }

        if (model.Options.TryGetValue(SizeOption, out var size) && _narrowed.TryGetValue(SizeOption, out var sizes))
        {
            foreach (var rule in model.Options.Values.Where(rule => rule.Sizes.Count > 0 && !_absent.Contains(rule.Name)))
            {
                Note(rule, WithSizesOf(_narrowed.GetValueOrDefault(rule.Name, rule), sizes, size));
            }
        }

        return _narrowed.Count == 0 && _absent.Count == 0 && said.MaxPromptLength is null
            ? RouteTakes.Everything
            : new RouteTakes(_narrowed, _absent, said.MaxPromptLength);
    }

    /// <summary>
    /// A rule that selects sizes, limited to the values with at least one remaining size; null when none is left.
    /// </summary>
    public static OptionRule? WithSizesOf(OptionRule rule, OptionRule size, OptionRule ownSize)
    {
        if (ReferenceEquals(size, ownSize) && rule.Allowed.Count == rule.Sizes.Count)
        {
            return rule;
        }

        var left = size.Allowed.Select(OptionText.Of).ToHashSet(StringComparer.Ordinal);
        var sizes = rule.Allowed
            .Select(value => KeyValuePair.Create(OptionText.Of(value), (IReadOnlyList<string>)[.. rule.Sizes[OptionText.Of(value)].Where(left.Contains)]))
            .Where(picked => picked.Value.Count > 0)
            .ToList();
        return sizes.Count == 0 ? null : rule with
        {
            Sizes = new OrderedDictionary<string, IReadOnlyList<string>>(sizes),
            Allowed = [.. rule.Allowed.Where(value => sizes.Exists(picked => picked.Key == OptionText.Of(value)))],
        };
    }

    private void Note(OptionRule own, OptionRule? taken)
    {
        if (taken is null)
        {
            _absent.Add(own.Name);
            _narrowed.Remove(own.Name);
        }
        else if (!ReferenceEquals(taken, own))
        {
            _narrowed[own.Name] = taken;
        }
    }

    private OptionRule? Carried(OptionRule rule) => mapping.Options.GetValueOrDefault(rule.Name) switch
    {
        OptionMapping.Drop => Dropped(rule),
        OptionMapping.Constant constant => Only(rule, [OptionText.Of(constant.Value)]) ?? Dropped(rule),
        OptionMapping.Spread spread => Only(rule, spread.Values.Keys),
        _ => rule,
    };

    // Sizes are sent as `size`, a format is converted here, and a single value needs no option.
    private OptionRule? Dropped(OptionRule rule) =>
        rule.Sizes.Count > 0 || rule.Name == FormatOption || rule.Allowed.Count == 1 ? rule
        : rule.Default is { } value && model.Price.Options.Contains(rule.Name) ? rule with { Allowed = [value] }
        : null;

    private static OptionRule? Only(OptionRule rule, IEnumerable<string> texts)
    {
        var wanted = texts.ToHashSet(StringComparer.Ordinal);
        JsonElement[] left = [.. ListOf(rule, wanted).Where(value => wanted.Contains(OptionText.Of(value)))];
        return left.Length == 0 ? null
            : left.Length == rule.Allowed.Count || (rule.Types is OptionTypes.Flag && left.Length == 2) ? rule
            : rule with { Allowed = left };
    }

    private static IEnumerable<JsonElement> ListOf(OptionRule rule, HashSet<string> texts) => rule.Allowed.Count > 0
        ? rule.Allowed
        : rule.Types switch
        {
            OptionTypes.Flag => [JsonElement.Parse("false"), JsonElement.Parse("true")],
            var types when types.HasFlag(OptionTypes.Text) => texts.Select(OptionText.ToJson),
            _ => texts.Where(text => decimal.TryParse(text, out _)).Select(text => JsonElement.Parse(text)),
        };
}
