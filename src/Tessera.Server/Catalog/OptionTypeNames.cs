namespace Tessera.Server.Catalog;

/// <summary>The words for option types, in the catalogue and for people.</summary>
internal static class OptionTypeNames
{
    private static readonly (string Name, OptionTypes Type, string Words)[] Known =
    [
        ("string", OptionTypes.Text, "text"),
        ("integer", OptionTypes.Whole, "a whole number"),
        ("number", OptionTypes.Number, "a number"),
        ("boolean", OptionTypes.Flag, "true or false"),
        ("array", OptionTypes.List, "a list"),
        ("object", OptionTypes.Map, "an object"),
    ];

    /// <summary>Every name the catalogue may use.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Select(known => known.Name)];

    /// <summary>The type of a name; <see cref="OptionTypes.None"/> when there is no such name.</summary>
    public static OptionTypes Parse(string name) => Array.Find(Known, known => known.Name == name).Type;

    /// <summary>The catalogue's names of the types.</summary>
    public static IEnumerable<string> ToWire(OptionTypes types) =>
        Known.Where(known => types.HasFlag(known.Type)).Select(known => known.Name);

    /// <summary>The types that are among both; every whole number is a number.</summary>
    public static OptionTypes Both(OptionTypes one, OptionTypes other)
    {
        var both = WithWhole(one) & WithWhole(other);
        return both.HasFlag(OptionTypes.Number) ? both & ~OptionTypes.Whole : both;
    }

    private static OptionTypes WithWhole(OptionTypes types) => types.HasFlag(OptionTypes.Number) ? types | OptionTypes.Whole : types;

    /// <summary>The types in a sentence.</summary>
    public static string ForPeople(OptionTypes types) =>
        string.Join(" or ", Known.Where(known => types.HasFlag(known.Type)).Select(known => known.Words));
}
