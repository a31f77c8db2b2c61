using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.Anthropic;

/// <summary>The document of the Messages API.</summary>
internal static class AnthropicDocument
{
    public static ApiDocument Document { get; } = new("anthropic", "Tessera for Anthropic's clients")
    {
        Dialect = "Anthropic",
        Version = "1",
        Paths = ["v1/messages"],
        Description =
            """
            Anthropic's Messages API in front of every text model of the catalogue: change the base URL and the key, and nothing else. Send the key as
            `x-api-key` or as `Authorization: Bearer`. Replies carry `request-id`, `X-Tessera-Generation-Id`, `X-Tessera-Tokens-Spent` and, if a part of the
            request was ignored, `X-Tessera-Warnings`. A failed message costs nothing.
            """,
        BearerDescription = "An API key (`nb_…`).",
        Groups =
        [
            new("Messages", "Conversations with text models, whole or streamed, with images and tools."),
            new("Models", "The models that make text. Send `anthropic-version`: without it, the same routes answer in OpenAI's form."),
        ],
        // 503 becomes Anthropic's own status, at the end.
        StatusOf = static error => error.Status == StatusCodes.Status422UnprocessableEntity ? StatusCodes.Status400BadRequest : error.Status,
        FinishAsync = FinishAsync,
    };

    private static readonly Dictionary<int, (string Description, string Message)> Errors = new()
    {
        [400] = ("Not JSON, an unknown member, or a value that is not allowed.", "`max_tokens` is required."),
        [401] = ("No valid key.", "Send a valid API key: `Authorization: Bearer nb_…`."),
        [402] = ("The price exceeds the balance. Nothing was sent or charged.", "This costs 13 tokens, but 4 are available."),
        [403] = ("The plan, the key's scopes, models or networks do not allow it.", "The model 'gpt-5' needs plan 'basic' or higher; this account has 'free'."),
        [404] = ("There is no such model.", "There is no model 'claude-9'. Did you mean claude-opus-5.5?"),
        [409] = ("A request with the same `Idempotency-Key` is still running.", "A request with this key is still running."),
        [413] = ("The body is too large.", "The request is too large; at most 20 MB are allowed."),
        [415] = ("The body is not JSON.", "The content type 'text/plain' is not supported here; send application/json."),
        [429] = ("A limit of the plan is reached; wait as `retry-after` says.", "The plan 'basic' allows 30 requests per hour; try again in 1240 s."),
        [500] = ("An internal error.", "An internal error occurred; it was logged with this request's ID."),
        [502] = ("The provider failed. Nothing was charged.", "The provider could not generate the text."),
        [503] = ("The model or the server is not available now; wait as `retry-after` says.", "The model 'gpt-5' is not available now; nothing was charged."),
        [504] = ("It took too long. Nothing was charged.", "The provider did not answer in time."),
    };

    private static async Task FinishAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        var schema = await context.GetOrCreateSchemaAsync(typeof(AnthropicErrors.ErrorReply), cancellationToken: ct);
        foreach (var (status, (description, message)) in Errors)
        {
            var example = new AnthropicErrors.ErrorReply(new(AnthropicErrors.TypeOf(status == 503 ? 529 : status), message), "req_AZrFZ2yDcNqHk1vJ0w9b1Q");
            document.AddComponent(OpenApiErrors.NameOf(status), OpenApiErrors.ResponseOf(description, schema, example));
        }

        foreach (var responses in document.Paths.Values.SelectMany(path => path.Operations ?? []).Select(operation => operation.Value.Responses))
        {
            if (responses?.Remove("503", out var overloaded) is true)
            {
                responses["529"] = overloaded;
            }
        }
    }
}
