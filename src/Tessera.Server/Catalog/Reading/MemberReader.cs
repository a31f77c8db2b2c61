using System.Globalization;
using System.Text.Json;
using Tessera.Server.Http;

namespace Tessera.Server.Catalog.Reading;

/// <summary>
/// Reads the members of one object and collects all problems, so that an operator sees them at once. An invalid value is read
/// as a harmless one: nothing is built when there are problems.
/// </summary>
internal sealed class MemberReader
{
    /// <summary>Members that every object may have: an editor's schema, and comments for people.</summary>
    private static readonly string[] Always = ["$schema", "comment"];

    private readonly Located _home;
    private readonly Dictionary<string, Located> _members;
    private readonly List<CatalogProblem> _problems;

    /// <summary>
    /// Reads members gathered from several files; problems about missing members name <paramref name="home"/>.
    /// </summary>
    public MemberReader(
        Located home, Dictionary<string, Located> members, IReadOnlyList<string> valid, List<CatalogProblem> problems)
    {
        (_home, _members, _problems) = (home, members, problems);
        foreach (var (name, value) in members.Where(member => !valid.Contains(member.Key) && !Always.Contains(member.Key)))
        {
            problems.Add(value.Problem(
                NearestName.Of(name, valid) is { } near
                    ? $"unknown member; did you mean `{near}`?"
                    : $"unknown member; valid are {string.Join(", ", valid)}"));
        }
    }

    /// <summary>Reads the members of an object.</summary>
    public static MemberReader Of(Located value, IReadOnlyList<string> valid, List<CatalogProblem> problems)
    {
        if (value.Value.ValueKind is not JsonValueKind.Object)
        {
            problems.Add(value.Mistype("an object"));
        }

        return new(value, value.Members().ToDictionary(member => member.Name, member => member.Value), valid, problems);
    }

    /// <summary>Whether the member is given; JSON null counts as not given.</summary>
    public bool Has(string name) => Given(name) is not null;

    /// <summary>The member, or <see langword="null"/>.</summary>
    public Located? Given(string name) =>
        _members.TryGetValue(name, out var value) && value.Value.ValueKind is not JsonValueKind.Null ? value : null;

    /// <summary>The member; adds a problem when it is not given.</summary>
    public Located? Required(string name)
    {
        if (Given(name) is { } given)
        {
            return given;
        }

        var place = _members.TryGetValue(name, out var empty) ? empty : _home.Member(name, default);
        _problems.Add(place.Problem("is missing"));
        return null;
    }

    /// <summary>A required string that is not blank.</summary>
    public string Text(string name) => Required(name) is { } given ? TextOf(given) : "";

    /// <summary>A string, or <see langword="null"/>.</summary>
    public string? OptionalText(string name) => Given(name) is { } given ? TextOf(given) : null;

    /// <summary>One of the allowed names, as its index; 0 after a problem.</summary>
    public int Word(string name, IReadOnlyList<string> words, string? otherwise = null)
    {
        var place = otherwise is null ? Required(name) : Given(name);
        if (place is not { } given)
        {
            return otherwise is null ? 0 : IndexOf(words, otherwise);
        }

        var index = given.Value.ValueKind is JsonValueKind.String ? IndexOf(words, given.Value.GetString() ?? "") : -1;
        if (index < 0)
        {
            _problems.Add(given.Mistype($"one of {string.Join(", ", words)}"));
        }

        return Math.Max(0, index);
    }

    /// <summary>A boolean.</summary>
    public bool Flag(string name, bool otherwise)
    {
        if (Given(name) is not { } given)
        {
            return otherwise;
        }

        if (given.Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return given.Value.GetBoolean();
        }

        _problems.Add(given.Mistype("true or false"));
        return otherwise;
    }

    /// <summary>A required integer.</summary>
    public long Whole(string name, long min, long max = long.MaxValue) =>
        Required(name) is { } given ? WholeOf(given, min, max) : min;

    /// <summary>An integer, or <see langword="null"/>.</summary>
    public long? OptionalWhole(string name, long min, long max = long.MaxValue) =>
        Given(name) is { } given ? WholeOf(given, min, max) : null;

    /// <summary>A number, or <see langword="null"/>.</summary>
    public decimal? OptionalNumber(string name)
    {
        if (Given(name) is not { } given)
        {
            return null;
        }

        if (given.Value.ValueKind is JsonValueKind.Number && given.Value.TryGetDecimal(out var number))
        {
            return number;
        }

        _problems.Add(given.Mistype("a number"));
        return null;
    }

    /// <summary>A required date.</summary>
    public DateOnly Day(string name) => Required(name) is null ? default : OptionalDay(name) ?? default;

    /// <summary>A date, or <see langword="null"/>.</summary>
    public DateOnly? OptionalDay(string name)
    {
        if (Given(name) is not { } given)
        {
            return null;
        }

        if (given.Value.ValueKind is JsonValueKind.String
            && DateOnly.TryParseExact(given.Value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        _problems.Add(given.Mistype("a date such as 2026-11-29"));
        return null;
    }

    /// <summary>The items of a list; none when it is not given.</summary>
    public IReadOnlyList<Located> List(string name)
    {
        if (Given(name) is not { } given)
        {
            return [];
        }

        if (given.Value.ValueKind is not JsonValueKind.Array)
        {
            _problems.Add(given.Mistype("a list"));
        }

        return [.. given.Items()];
    }

    /// <summary>A list of strings; none when it is not given.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. List(name).Select(TextOf)];

    /// <summary>The members of an object; none when it is not given.</summary>
    public IReadOnlyList<(string Name, Located Value)> Members(string name)
    {
        if (Given(name) is not { } given)
        {
            return [];
        }

        if (given.Value.ValueKind is not JsonValueKind.Object)
        {
            _problems.Add(given.Mistype("an object"));
        }

        return [.. given.Members()];
    }

    /// <summary>Adds a problem to a member, or to the object when it has no such member.</summary>
    public void Complain(string name, string message) =>
        _problems.Add((Given(name) ?? _home.Member(name, default)).Problem(message));

    private static int IndexOf(IReadOnlyList<string> words, string word)
    {
        for (var index = 0; index < words.Count; index++)
        {
            if (words[index] == word)
            {
                return index;
            }
        }

        return -1;
    }

    private string TextOf(Located given)
    {
        if (given.Value.ValueKind is JsonValueKind.String && given.Value.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        _problems.Add(given.Mistype("a string that is not blank"));
        return "";
    }

    private long WholeOf(Located given, long min, long max)
    {
        if (given.Value.ValueKind is JsonValueKind.Number && given.Value.TryGetInt64(out var number))
        {
            if (number >= min && number <= max)
            {
                return number;
            }

            _problems.Add(given.Mistype(Bounds(min, max)));
            return min;
        }

        _problems.Add(given.Mistype("a whole number"));
        return min;
    }

    private static string Bounds(long min, long max) => max == long.MaxValue
        ? min == 1 ? "> 0" : $">= {min}"
        : $"from {min} to {max}";
}
