using Tessera.Server.Http;

namespace Tessera.Server.Workspaces;

/// <summary>Errors as the vendor's services write them: <c>{"detail": …}</c>, a sentence or, for values, a list.</summary>
internal static class DetailForm
{
    public static ErrorForm Form { get; } = new((error, request) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["detail"] = error.Details switch
        {
            IReadOnlyList<Invalid.Value> values => values,
            ApiErrors.FieldDetails { Fields: var fields } => fields.Select(field => new Invalid.Value(["body", field.Field], field.Message, "value_error")),
            _ => error.Message.For(request),
        },
    });
}
