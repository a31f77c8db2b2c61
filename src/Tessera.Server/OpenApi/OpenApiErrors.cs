using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Tessera.Server.Http;

namespace Tessera.Server.OpenApi;

/// <summary>The errors of the contract in the API document: one schema, one shared response for each status.</summary>
internal static class OpenApiErrors
{
    private const string Schema = "Error";

    // Every call can meet it.
    private const int Always = 500;

    private static readonly Dictionary<int, (string Name, string Description, string Codes, string Message)> Known = new()
    {
        [400] = ("BadRequest", "Not JSON, a member twice, invalid UTF-8, or a value of a wrong type.", "bad_request", "The body is not valid JSON."),
        [401] = ("NotAuthenticated", "No valid key or access token.", "not_authenticated, token_expired", "Send a valid API key: `Authorization: Bearer nb_…`."),
        [402] = ("InsufficientTokens", "The price exceeds the balance; `details` has `required` and `available`. Nothing was sent or charged.", "insufficient_tokens", "This costs 13 tokens, but 4 are available."),
        [403] = ("Forbidden", "The plan, the key's scopes, models or networks do not allow it.", "forbidden, insufficient_plan", "The model 'gpt-5' needs plan 'basic' or higher; this account has 'free'."),
        [404] = ("NotFound", "The resource does not exist or belongs to another account.", "not_found", "There is no such generation."),
        [409] = ("Conflict", "The resource's state does not allow it, or a request with the same `Idempotency-Key` is still running (then with `Retry-After`).", "conflict", "Generation 18500 is still pending; cancel it first."),
        [413] = ("PayloadTooLarge", "The body is too large; `details.limit_bytes` is the limit.", "payload_too_large", "The request is too large; at most 20 MB are allowed."),
        [415] = ("UnsupportedMediaType", "The content type is not allowed.", "unsupported_media_type", "The content type 'text/plain' is not supported here; send application/json."),
        [422] = ("ValidationError", "A value that is not allowed, or an unknown member; `details.fields[]` has an entry with the allowed values for each. Or an `Idempotency-Key` that was sent with another body. Nothing was charged.", "validation_error, idempotency_mismatch, content_policy", "`size` \"1x1\" is not offered by dall-e-3. Allowed: 1024x1024, 1024x1792, 1792x1024."),
        [429] = ("RateLimited", "The plan's limit is reached; wait `retry_after` seconds (also the header `Retry-After`).", "rate_limit_exceeded, too_many_pending", "The plan 'basic' allows 30 requests per hour; try again in 1240 s."),
        [500] = ("InternalError", "Internal error, or a failure of the provider; a failed generation costs nothing.", "internal_error, provider_error", "Internal error; nothing was charged."),
        [503] = ("Unavailable", "The model is not available now; try again after `Retry-After`.", "model_unavailable, overloaded", "The model 'gpt-5' is not available now; nothing was charged."),
    };

    /// <summary>The name of a status' shared response, for a document whose errors have another form.</summary>
    public static string NameOf(int status) => Known[status].Name;

    /// <summary>Adds the errors of a call, as references.</summary>
    public static void AddTo(OpenApiResponses responses, IEnumerable<int> statuses, OpenApiDocument? document)
    {
        foreach (var status in statuses.Append(Always))
        {
            responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponseReference(Known[status].Name, document);
        }
    }

    /// <summary>Puts the schema and the responses into the document.</summary>
    public static void AddComponents(OpenApiDocument document)
    {
        document.AddComponent(Schema, ErrorSchema());
        foreach (var (status, (name, description, codes, message)) in Known)
        {
            document.AddComponent(name, ResponseOf(
                $"{description} Codes: {codes}.", new OpenApiSchemaReference(Schema, document), Example(status, codes.Split(',')[0], message)));
        }
    }

    /// <summary>The response of an error, with an example of its body.</summary>
    public static OpenApiResponse ResponseOf<T>(string description, IOpenApiSchema schema, T example) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/json"] = new() { Schema = schema, Example = JsonSerializer.SerializeToNode(example, WireJson.Options) },
        },
    };

    private static OpenApiSchema ErrorSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Every error has this form.",
        Required = new HashSet<string> { "error", "message", "details", "request_id" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["error"] = Text("A stable code for programs, never translated."),
            ["message"] = Text("What happened, the value seen, what is allowed, the next step; in Russian with `Accept-Language: ru`."),
            ["details"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "Facts for programs, by code; `fields[]` of `{field, message, allowed}` on 422.",
            },
            ["request_id"] = Text("The request, as in the header `X-Request-Id`."),
            ["retry_after"] = Whole("Seconds to wait; on 429."),
            ["plan"] = Text("The account's plan; on 429."),
            ["limit_hour"] = Whole("Requests an hour, null without limit; on 429."),
            ["limit_day"] = Whole("Requests a day, null without limit; on 429."),
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };

    private static OpenApiSchema Whole(string description) => new() { Type = JsonSchemaType.Integer | JsonSchemaType.Null, Description = description };

    private static JsonObject Example(int status, string code, string message)
    {
        var body = new JsonObject { ["error"] = code, ["message"] = message, ["details"] = new JsonObject(), ["request_id"] = "req_AZrFZ2yDcNqHk1vJ0w9b1Q" };
        if (status == 429)
        {
            body["retry_after"] = 1240;
            body["plan"] = "basic";
            body["limit_hour"] = 30;
            body["limit_day"] = 200;
        }

        return body;
    }
}
