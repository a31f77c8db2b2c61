using System.Text.Json;
using Tessera.Providers;

namespace Tessera.Server.Http.Bodies;

/// <summary>All errors of a request, collected while it is read.</summary>
internal sealed class BodyProblems
{
    /// <summary>The <see cref="Source"/> of a query.</summary>
    public const string Query = "query";

    private readonly List<FieldError> _fields = [];

    /// <summary>The part of the request being read.</summary>
    public string Source { get; init; } = "body";

    /// <summary>Whether a member of the wrong JSON type is reported with a 422 like any other wrong value.</summary>
    public bool MistypesAreFields { get; init; }

    /// <summary>The first error that makes the request unreadable, such as a member of the wrong JSON type.</summary>
    public ApiError? Malformed { get; private set; }

    /// <summary>The error to answer with, or null when there is none.</summary>
    public ApiError? Error => Malformed ?? (_fields.Count > 0 ? ApiErrors.Validation(_fields) : null);

    public void Add(FieldError error) => _fields.Add(error);

    public void Add(string name, string message, IReadOnlyList<string>? allowed = null, string kind = "value_error") =>
        _fields.Add(new(name, message, allowed) { Source = Source, Kind = kind });

    public void Add(string name, LocalText message, IReadOnlyList<string>? allowed = null, string kind = "value_error") =>
        _fields.Add(new(name, message, allowed) { Source = Source, Kind = kind });

    /// <summary>Adds an error for a name that is none of those known.</summary>
    public void AddUnknown(string name, IReadOnlyList<string> known)
    {
        var shown = Excerpt.Of(name);
        Add(shown, FieldTexts.Unknown(shown, Source == Query, name, known), known, "extra_forbidden");
    }

    public void AddRange(IEnumerable<FieldError> errors) => _fields.AddRange(errors);

    /// <summary>Adds an error for a member of the wrong JSON type.</summary>
    public void Mistype(string path, LocalText expected, JsonElement seen, string kind = "value_error") =>
        Mistype(new FieldError(path, FieldTexts.Mistype(path, expected, seen)) { Source = Source, Kind = kind });

    /// <inheritdoc cref="Mistype(string, LocalText, JsonElement, string)"/>
    public void Mistype(string path, string expected, JsonElement seen, string kind = "value_error") =>
        Mistype(path, new LocalText(expected, expected), seen, kind);

    /// <summary>Adds an error for an entry, of a list of strings, that is not a string.</summary>
    public void MistypeEntry(string name, int index, JsonElement seen) => Mistype(
        FieldError.OfEntry(name, index, FieldTexts.Mistype($"{name}[{index}]", FieldTexts.Text, seen)) with { Source = Source, Kind = "string_type" });

    public void Refuse(ApiError? malformed) => Malformed ??= malformed;

    private void Mistype(FieldError error)
    {
        if (MistypesAreFields)
        {
            Add(error);
        }
        else
        {
            Malformed ??= ApiErrors.BadRequest(error.Message, error.Text.Ru) with { Field = error.Field };
        }
    }
}
