using System.Text.Json;

namespace Tessera.Server.Catalog;

/// <summary>The values that one option of one model accepts.</summary>
internal sealed record OptionRule
{
    /// <summary>Its name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>The JSON types it accepts.</summary>
    public required OptionTypes Types { get; init; }

    /// <summary>
    /// The allowed values, if they are listed; empty when types and bounds decide. An object is identified by its member
    /// <c>type</c>, as in <c>response_format</c> and <c>tool_choice</c>.
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

    /// <summary>The default value.</summary>
    public JsonElement? Default { get; init; }

    /// <summary>
    /// Other options and their values, as text, with which alone this option is allowed; the first value is used when the other
    /// option is not given.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> With { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The option of which this is an alias: Midjourney's <c>size</c> is its <c>aspect_ratio</c>.</summary>
    public string? SameAs { get; init; }

    /// <summary>
    /// The values of <c>size</c> that each value of this option selects, the default first; empty when it selects none.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Sizes { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Example values for an option that allows any.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>How forms show it.</summary>
    public Label Shown { get; init; } = new(null, null, null);

    /// <summary>The rule by which the values in <see cref="Allowed"/> are read.</summary>
    public OptionRule ForListing => Types.HasFlag(OptionTypes.Map) ? this with { Types = Types | OptionTypes.Text } : this;

    /// <summary>
    /// The values that both this rule and another one allow, as a narrowed copy of the other; the other itself when this allows
    /// all of it; null when there are none.
    /// </summary>
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

    // Every integer is a number.
    private static OptionTypes Both(OptionTypes one, OptionTypes other)
    {
        var both = WithWhole(one) & WithWhole(other);
        return both.HasFlag(OptionTypes.Number) ? both & ~OptionTypes.Whole : both;
    }

    private static OptionTypes WithWhole(OptionTypes types) => types.HasFlag(OptionTypes.Number) ? types | OptionTypes.Whole : types;

    private static decimal? Larger(decimal? one, decimal? other) => one is null || other > one ? other : one;

    private static decimal? Smaller(decimal? one, decimal? other) => one is null || other < one ? other : one;

    /// <summary>How forms show an option; without names its name on the wire, or the one that a form knows for it.</summary>
    /// <param name="En">Its name in English.</param>
    /// <param name="Ru">Its name in Russian.</param>
    /// <param name="Order">Its position: those with lower numbers first, those without one last, in the order of the catalogue.</param>
    internal sealed record Label(string? En, string? Ru, int? Order)
    {
        public const int MaxLength = 60;
    }
}
