namespace Tessera.Server.Http;

/// <summary>Suggests the name that was probably meant when an unknown one is given.</summary>
internal static class NearestName
{
    // Longer names are not typos, and comparing them would let a caller use up CPU time.
    private const int MaxNameLength = 64;

    /// <summary>The closest name within a plausible typing mistake, or <see langword="null"/>.</summary>
    public static string? Of(string given, IEnumerable<string> names) =>
        All(given, names, 1) is [var nearest] ? nearest : null;

    /// <summary>The rest of an error's sentence that suggests the closest name; empty when none is close.</summary>
    public static LocalText Hint(string given, IEnumerable<string> names) =>
        Of(given, names) is { } nearest ? new($" Did you mean `{nearest}`?", $" Возможно: `{nearest}`.") : new("", "");

    /// <summary>Up to <paramref name="count"/> names within a plausible typing mistake, closest first.</summary>
    public static IReadOnlyList<string> All(string given, IEnumerable<string> names, int count)
    {
        if (given.Length is 0 or > MaxNameLength)
        {
            return [];
        }

        var word = given.ToLowerInvariant();
        return
        [
            .. names
                .Where(name => name.Length <= MaxNameLength)
                .Distinct(StringComparer.Ordinal)
                .Select((name, order) => (Name: name, Order: order, Distance: Closeness(word, name.ToLowerInvariant())))
                .Where(candidate => candidate.Distance <= Tolerance(Math.Max(word.Length, candidate.Name.Length)))
                .OrderBy(candidate => candidate.Distance)
                .ThenBy(candidate => candidate.Order)
                .Take(count)
                .Select(candidate => candidate.Name),
        ];
    }

    /// <summary>
    /// The number of letters to insert, delete, change or swap with a neighbour to turn one name into the other (optimal string
    /// alignment).
    /// </summary>
    public static int Distance(string left, string right)
    {
        var beforePrevious = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            previous[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var changed = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                var best = Math.Min(changed, Math.Min(previous[column], current[column - 1]) + 1);
                var swapped = row > 1 && column > 1
                    && left[row - 1] == right[column - 2]
                    && left[row - 2] == right[column - 1];
                current[column] = swapped ? Math.Min(best, beforePrevious[column - 2] + 1) : best;
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[right.Length];
    }

    // Part of a name is a common mistake, too ("gemini" for gemini-3-pro): it counts as a distance of one or two.
    private static int Closeness(string word, string name)
    {
        var distance = Distance(WithoutSeparators(word), WithoutSeparators(name));
        return word.Length >= 4 && name.StartsWith(word, StringComparison.Ordinal) ? Math.Min(distance, 2) : distance;
    }

    // A missing or different separator does not count as a typo: gpt5x is one letter from gpt-5.
    private static string WithoutSeparators(string name) => string.Concat(name.Where(letter => letter is not ('-' or '_' or '.')));

    private static int Tolerance(int length) => Math.Max(1, length / 3);
}
