using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>Errors as the vendor's services write them: <c>{"detail": …}</c>, a sentence or, for values, FastAPI's list.</summary>
internal static class DetailForm
{
    public static ErrorForm Form { get; } = new((error, request) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["detail"] = error.Details is ApiErrors.FieldDetails { Fields: var fields }
            ? fields.Select(field => new Value(Location(field), field.Message, field.Kind))
            : error.Message.For(request),
    });

    // A caller's own member may be named with brackets, too: they do not make it an entry of a list.
    private static object[] Location(FieldError field) => field.Index is { } index
        ? [field.Source, field.Field[..field.Field.LastIndexOf('[')], index]
        : [field.Source, field.Field];

    /// <param name="Loc">The way to the value: <c>body</c>, <c>query</c> or <c>header</c>, then names and positions.</param>
    /// <param name="Msg">A sentence that names the value seen and those allowed.</param>
    /// <param name="Type">The kind of mistake.</param>
    private sealed record Value(IReadOnlyList<object> Loc, string Msg, string Type);
}
