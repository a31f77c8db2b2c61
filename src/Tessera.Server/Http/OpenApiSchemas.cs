using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Tessera.Server.Http;

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
        var any when any == typeof(JsonElement) => null,
        _ => OpenApiOptions.CreateDefaultSchemaReferenceId(type),
    };

    public static Task CorrectAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = context.JsonTypeInfo.Type;
        var actual = Nullable.GetUnderlyingType(type) ?? type;
        if (actual == typeof(DateTimeOffset))
        {
            // Our converter hides from the framework that this is a date and time.
            schema.Type = actual == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = "date-time";
        }

        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object && schema.Properties is { } properties)
        {
            if (typeof(IOneOf).IsAssignableFrom(type))
            {
                schema.OneOf = [.. properties.Values];
                (schema.Properties, schema.Required, schema.Type) = (null, null, null);
                schema.AdditionalPropertiesAllowed = true;
            }
            else if (!type.Name.EndsWith("Request", StringComparison.Ordinal))
            {
                DescribeReply(schema, context.JsonTypeInfo);
            }
        }

        var words = context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(AllowedValuesAttribute), inherit: true);
        if (words is [AllowedValuesAttribute allowed])
        {
            schema.Enum = [.. allowed.Values.Select(word => (JsonNode)JsonValue.Create((string)word!))];
        }

        return Task.CompletedTask;
    }

    // A client must not break when a reply gains a member; but every member there is, is always written.
    private static void DescribeReply(OpenApiSchema schema, JsonTypeInfo type)
    {
        schema.AdditionalPropertiesAllowed = true;
        schema.Required = type.Properties
            .Where(property => property.ShouldSerialize is null && property.Get is not null)
            .Select(property => property.Name)
            .ToHashSet(StringComparer.Ordinal);
    }
}
