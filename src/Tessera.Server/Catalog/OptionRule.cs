using System.Text.Json;

namespace Tessera.Server.Catalog;

/// <summary>Which values one option of one model takes.</summary>
internal sealed record OptionRule
{
    /// <summary>Its name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>The JSON types it takes.</summary>
    public required OptionTypes Types { get; init; }

    /// <summary>
    /// The values allowed, where they are listed; empty where a type or range decides. An object is known by its member
    /// <c>type</c>, as those of <c>response_format</c> and <c>tool_choice</c> are.
    /// </summary>
    public IReadOnlyList<JsonElement> Allowed { get; init; } = [];

    /// <summary>The smallest number.</summary>
    public decimal? Min { get; init; }

    /// <summary>The largest number.</summary>
    public decimal? Max { get; init; }

    /// <summary>The longest text in UTF-16 characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The longest list.</summary>
    public int? MaxItems { get; init; }

    /// <summary>The value when none is given.</summary>
    public JsonElement? Default { get; init; }

    /// <summary>Other options and the values, as text, with which alone this one is taken; the first is taken where none is given.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> With { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The option that this is a second name of: Midjourney's <c>size</c> is its <c>aspect_ratio</c>.</summary>
    public string? SameAs { get; init; }

    /// <summary>The values of <c>size</c> that each value of this option stands for, the usual one first; empty where it picks none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Sizes { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Some values worth showing where any is allowed.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>The rule by which the values of <see cref="Allowed"/> are read.</summary>
    public OptionRule ForListing => Types.HasFlag(OptionTypes.Map) ? this with { Types = Types | OptionTypes.Text } : this;

    /// <summary>The values that this rule and another one both take, as a rule like the other; the other one itself where this takes all of it; null where there are none.</summary>
    public OptionRule? Within(OptionRule own)
    {
        var both = own with
        {
            Types = Both(Types, own.Types),
            Min = Larger(Min, own.Min),
            Max = Smaller(Max, own.Max),
            MaxLength = (int?)Smaller(MaxLength, own.MaxLength),
            MaxItems = (int?)Smaller(MaxItems, own.MaxItems),
        };
        if (both.Types is OptionTypes.None || both.Min > both.Max)
        {
            return null;
        }

        JsonElement[] left =
        [
            .. from value in own.Allowed.Count > 0 ? own.Allowed : Allowed
               where OptionCheck.Fits((both with { Allowed = [] }).ForListing, value)
                   && (Allowed.Count == 0 || Allowed.Any(taken => OptionText.Of(taken) == OptionText.Of(value)))
               select value,
        ];
        return left.Length == 0 && Allowed.Count + own.Allowed.Count > 0 ? null
            : left.Length == own.Allowed.Count && both == own ? own
            : both with { Allowed = left };
    }

    // Every whole number is a number.
    private static OptionTypes Both(OptionTypes one, OptionTypes other)
    {
        var both = WithWhole(one) & WithWhole(other);
        return both.HasFlag(OptionTypes.Number) ? both & ~OptionTypes.Whole : both;
    }

    private static OptionTypes WithWhole(OptionTypes types) => types.HasFlag(OptionTypes.Number) ? types | OptionTypes.Whole : types;

    private static decimal? Larger(decimal? one, decimal? other) => one is null || other > one ? other : one;

    private static decimal? Smaller(decimal? one, decimal? other) => one is null || other < one ? other : one;
}
