using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>Errors as FastAPI writes them: <c>{"detail": …}</c>, a sentence or, for wrong values, a list.</summary>
internal static class DetailForm
{
    public static ErrorForm Form { get; } = new((error, request) => error.Details is ApiErrors.FieldDetails { Fields: var fields }
        ? ValuesOf(fields)
        : new Sentence(error.Message.For(request)));

    /// <summary>What the API document shows of wrong values.</summary>
    public static WrongValues Example { get; } = new([new WrongValue(["body", "num_images"], "`num_images` must be a whole number from 1 to 4, got 9.", "less_than_equal")]);

    public static WrongValues ValuesOf(IReadOnlyList<FieldError> fields) =>
        new([.. fields.Select(field => new WrongValue(LocationOf(field), field.Message, field.Kind))]);

    // A caller's own member may have brackets in its name, too: they do not make it an entry of a list.
    private static object[] LocationOf(FieldError field) => field.Index is { } index
        ? [field.Source, field.Field[..field.Field.LastIndexOf('[')], index]
        : [field.Source, field.Field];

    /// <summary>Describes a location, which mixes names and positions: no .NET type says that.</summary>
    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        if (context.JsonPropertyInfo is { Name: "loc" } member && member.DeclaringType == typeof(WrongValue))
        {
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Integer };
        }

        return Task.CompletedTask;
    }

    /// <param name="Detail">What happened, and what to do next.</param>
    internal sealed record Sentence(string Detail);

    /// <param name="Detail">Each wrong value.</param>
    internal sealed record WrongValues(IReadOnlyList<WrongValue> Detail);

    /// <param name="Loc">The path to the value: <c>body</c>, <c>query</c> or <c>header</c>, then names and positions.</param>
    /// <param name="Msg">A sentence that names the value seen and those allowed.</param>
    /// <param name="Type">The kind of mistake.</param>
    internal sealed record WrongValue(IReadOnlyList<object> Loc, string Msg, string Type);
}
