using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tessera.Server.Http;

namespace Tessera.Server.OpenApi;

/// <summary>The errors of the contract in the API document: one schema, one shared response for each status.</summary>
internal static class OpenApiErrors
{
    private const string Schema = "Error";

    /// <summary>The errors that every call can answer with.</summary>
    public static readonly IReadOnlyList<ApiError> Always = [ApiErrors.Internal(), ApiErrors.Overloaded()];

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
        [429] = ("RateLimited", "A limit of the plan is reached; wait `retry_after` seconds (also the header `Retry-After`). Or too many unknown credentials came from the caller's network.", "rate_limit_exceeded, too_many_pending", "The plan 'basic' allows 30 requests per hour; try again in 1240 s."),
        [500] = ("InternalError", "Internal error, or a failure of the provider; a failed generation costs nothing.", "internal_error, provider_error", "Internal error; nothing was charged."),
        [503] = ("Unavailable", "The model or the server is not available now; try again after `Retry-After`.", "model_unavailable, overloaded", "The model 'gpt-5' is not available now; nothing was charged."),
    };

    /// <summary>The name of a status' shared response, for a document whose errors have another form.</summary>
    public static string NameOf(int status) => status switch
    {
        // Only dialects whose reply is the result itself answer with a failure of the provider.
        StatusCodes.Status502BadGateway => "ProviderFailed",
        StatusCodes.Status504GatewayTimeout => "ProviderTimeout",
        _ => Known[status].Name,
    };

    /// <summary>Adds the errors of a call, as references.</summary>
    public static void AddTo(OpenApiResponses responses, IEnumerable<int> statuses, OpenApiDocument? document)
    {
        foreach (var status in statuses.Distinct().Order())
        {
            responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponseReference(NameOf(status), document);
        }
    }

    /// <summary>Puts the schema and the responses into the document.</summary>
    public static async Task AddComponentsAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        // One schema for both records: what only the second has is optional.
        var schema = await context.GetOrCreateSchemaAsync(typeof(ErrorReply.OfPlanLimit), cancellationToken: ct);
        schema.Required = (await context.GetOrCreateSchemaAsync(typeof(ErrorReply.Plain), cancellationToken: ct)).Required;
        schema.Description = "Every error has this form.";
        if (schema.Properties?["details"] is OpenApiSchema details)
        {
            // Each code has its own record.
            details.Type = JsonSchemaType.Object;
        }

        document.AddComponent(Schema, schema);
        foreach (var (status, (name, description, codes, message)) in Known)
        {
            document.AddComponent(name, ResponseOf<object>(
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

    private static ErrorReply Example(int status, string code, string message)
    {
        var (details, request) = (new object(), "req_AZrFZ2yDcNqHk1vJ0w9b1Q");
        return status == StatusCodes.Status429TooManyRequests
            ? new ErrorReply.OfPlanLimit(code, message, details, request) { RetryAfter = 1240, Plan = "basic", LimitHour = 30, LimitDay = 200 }
            : new ErrorReply.Plain(code, message, details, request);
    }
}
