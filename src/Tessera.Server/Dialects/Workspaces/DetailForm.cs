using System.Globalization;
using System.Text.RegularExpressions;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>Errors as the vendor's services write them: <c>{"detail": …}</c>, a sentence or, for values, FastAPI's list.</summary>
internal static partial class DetailForm
{
    public static ErrorForm Form { get; } = new((error, request) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["detail"] = error.Details is ApiErrors.FieldDetails { Fields: var fields }
            ? fields.Select(field => new Value(Location(field), field.Message, field.Kind))
            : error.Message.For(request),
    });

    private static List<object> Location(FieldError field)
    {
        var location = new List<object> { field.Source };
        foreach (Match part in Parts.Matches(field.Field))
        {
            location.Add(part.Groups["index"] is { Success: true } index ? int.Parse(index.Value, CultureInfo.InvariantCulture) : part.Value);
        }

        return location;
    }

    [GeneratedRegex(@"\[(?<index>\d+)\]|[^\[]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parts { get; }

    /// <param name="Loc">The way to the value: <c>body</c>, <c>query</c> or <c>header</c>, then names and positions.</param>
    /// <param name="Msg">A sentence that names the value seen and those allowed.</param>
    /// <param name="Type">The kind of mistake.</param>
    private sealed record Value(IReadOnlyList<object> Loc, string Msg, string Type);
}
