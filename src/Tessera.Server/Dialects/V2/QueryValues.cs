using System.Globalization;
using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2;

/// <summary>
/// The query of a list, read value by value, and everything that is wrong with it: a misspelt filter must not become a
/// list of everything.
/// </summary>
internal sealed class QueryValues
{
    private readonly IQueryCollection _query;
    private readonly List<FieldError> _refused = [];

    public QueryValues(IQueryCollection query, params IReadOnlyList<string> known)
    {
        _query = query;
        foreach (var (name, values) in query)
        {
            if (!known.Contains(name))
            {
                var nearest = NearestName.Of(name, known);
                Refuse(
                    Excerpt.Of(name),
                    $"There is no query parameter `{Excerpt.Of(name)}`.{(nearest is null ? "" : $" Did you mean `{nearest}`?")}",
                    known);
            }
            else if (values.Count > 1)
            {
                Refuse(name, $"`{name}` is given {values.Count} times; give it once.");
            }
        }
    }

    /// <summary>The error to answer with, or null when everything is right.</summary>
    public ApiError? Error => _refused.Count > 0 ? ApiErrors.Validation(_refused) : null;

    public void Refuse(string name, string message, IReadOnlyList<string>? allowed = null) => _refused.Add(new(name, message, allowed));

    /// <summary>A text as it is; null when absent.</summary>
    public string? Text(string name) => _query.TryGetValue(name, out var values) && values.Count == 1 ? values[0] ?? "" : null;

    /// <summary>A whole number, or <paramref name="usual"/> when absent.</summary>
    public int Whole(string name, int min, int max, int usual)
    {
        if (Text(name) is not { } text)
        {
            return usual;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        Refuse(name, $"`{name}` is \"{Excerpt.Of(text)}\"; allowed are whole numbers from {min} to {max}.");
        return usual;
    }

    /// <summary>One of the words allowed, or null when absent.</summary>
    public string? OneOf(string name, IReadOnlyList<string> allowed)
    {
        if (Text(name) is not { } text || allowed.Contains(text))
        {
            return Text(name);
        }

        var nearest = NearestName.Of(text, allowed);
        var hint = nearest is null ? "" : $" Did you mean `{nearest}`?";
        Refuse(name, $"`{name}` is \"{Excerpt.Of(text)}\"; allowed are {string.Join(", ", allowed)}.{hint}", allowed);
        return null;
    }
}
