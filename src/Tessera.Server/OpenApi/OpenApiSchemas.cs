using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.OpenApi;

/// <summary>Makes the framework's schemas say what our JSON really is.</summary>
internal static class OpenApiSchemas
{
    /// <summary>
    /// A schema's name; null writes it where it is used. Every list has its own <c>Page</c>, so that one takes the name
    /// of its call.
    /// </summary>
    public static string? NameOf(JsonTypeInfo type) => type.Type switch
    {
        { Name: "Page", DeclaringType: { } call } => call.Name + "Page",
        var any when (Nullable.GetUnderlyingType(any) ?? any) == typeof(JsonElement) => null,
        _ => OpenApiOptions.CreateDefaultSchemaReferenceId(type),
    };

    public static async Task CorrectAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = context.JsonTypeInfo.Type;
        var actual = Nullable.GetUnderlyingType(type) ?? type;
        if (actual == typeof(DateTimeOffset))
        {
            // Our converter hides from the framework that this is a date and time.
            schema.Type = actual == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = "date-time";
        }

        if (context.JsonTypeInfo.Properties.FirstOrDefault(property => property.IsExtensionData)?.AttributeProvider is { } others
            && others.GetCustomAttributes(typeof(SchemaOfAttribute), inherit: true) is [SchemaOfAttribute { Type: var listed }])
        {
            var options = await context.GetOrCreateSchemaAsync(listed, cancellationToken: ct);
            foreach (var (name, option) in options.Properties ?? new Dictionary<string, IOpenApiSchema>())
            {
                schema.Properties?.TryAdd(name, option);
            }
        }

        if (schema.Properties is not null && context.JsonTypeInfo.Kind is JsonTypeInfoKind.Object
            && !type.Name.EndsWith("Request", StringComparison.Ordinal) && !Implements(type, typeof(IRequestForm<>)))
        {
            DescribeReply(schema, schema.Properties, context.JsonTypeInfo);
        }
        else if (schema.Properties is not null && Implements(type, typeof(IRequestBody<>)))
        {
            LetOptionalBeNull(schema.Properties, schema.Required);
        }

        foreach (var annotation in context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(inherit: true) ?? [])
        {
            Describe(schema, annotation);
            if (annotation is SchemaOfAttribute { Type: var described })
            {
                var found = await context.GetOrCreateSchemaAsync(described, cancellationToken: ct);
                (schema.Type, schema.Items, schema.AdditionalProperties) = (found.Type | JsonSchemaType.Null, found.Items, found.AdditionalProperties);
            }
        }
    }

    // The framework describes the lengths and ranges of DataAnnotations by itself.
    private static void Describe(OpenApiSchema schema, object annotation)
    {
        switch (annotation)
        {
            case AllowedValuesAttribute allowed:
                schema.Enum = Enum(allowed.Values.OfType<string>());
                break;
            case RangeAttribute { Maximum: >= (double)long.MaxValue }:
                schema.Maximum = null;
                break;
            case DocumentedDefaultAttribute usual:
                schema.Default = JsonSerializer.SerializeToNode(usual.Value);
                break;
            case EntriesAttribute entries:
                schema.MinItems = entries.AtLeastOne ? 1 : null;
                schema.MaxItems = entries.MaxEntries;
                schema.Items = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    MinLength = entries.MinEntryLength,
                    MaxLength = entries.MaxEntryLength,
                    Enum = entries.Allowed.Count > 0 ? Enum(entries.Allowed) : null,
                };
                break;
            case TextRuleAttribute rule when schema.Type is not JsonSchemaType.Array:
                schema.Format = rule.Format;
                schema.Enum = rule.Values.Count > 0 ? Enum(rule.Values) : schema.Enum;
                break;
        }
    }

    private static bool Implements(Type type, Type definition) =>
        Array.Exists(type.GetInterfaces(), implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == definition);

    // Null is absence to StrictBody, also where the record's property cannot hold it.
    private static void LetOptionalBeNull(IDictionary<string, IOpenApiSchema> members, ISet<string>? required)
    {
        foreach (var (name, member) in members)
        {
            if (member is OpenApiSchema { Type: not null } optional && required?.Contains(name) is not true)
            {
                optional.Type |= JsonSchemaType.Null;
            }
        }
    }

    private static List<JsonNode> Enum(IEnumerable<string> values) => [.. values.Select(value => (JsonNode)JsonValue.Create(value))];

    /// <summary>Turns the schema of a type that stands for any one of its members into just that.</summary>
    public static void MakeOneOf(OpenApiDocument document, Type type)
    {
        if (document.Components?.Schemas is { } schemas
            && schemas.TryGetValue(type.Name, out var found) && found is OpenApiSchema { Properties: { } members } schema)
        {
            schema.OneOf = [.. members.Values];
            (schema.Properties, schema.Required, schema.Type) = (null, null, null);
        }
    }

    // A client must not break when a reply gains a member; but every member there is, is always written.
    private static void DescribeReply(OpenApiSchema schema, IDictionary<string, IOpenApiSchema> members, JsonTypeInfo type)
    {
        schema.AdditionalPropertiesAllowed = true;
        schema.Required = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in type.Properties.Where(property => property.Get is not null))
        {
            if (property.ShouldSerialize is null)
            {
                schema.Required.Add(property.Name);
            }

            if (!property.IsGetNullable && members.TryGetValue(property.Name, out var member) && member is OpenApiSchema text)
            {
                text.Type &= ~JsonSchemaType.Null;
            }
        }
    }
}
