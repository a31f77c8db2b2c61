using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.OpenAi;

/// <summary>The document of <c>/v1</c> in OpenAI's form.</summary>
internal static class OpenAiDocument
{
    public static ApiDocument Document { get; } = new("openai", "Tessera for OpenAI's clients")
    {
        Dialect = "OpenAi",
        Version = "1",
        Paths = ["v1/models", "v1/chat/", "v1/responses", "v1/embeddings", "v1/images/", "v1/audio/", "v1/videos", "v1/files"],
        Description =
            """
            The API of OpenAI, for its clients: change the base URL to `https://your-host/v1` and the key to `nb_…`, and nothing else. Every model of Tessera
            answers, from whichever vendor. Replies carry `X-Tessera-Generation-Id`, `X-Tessera-Tokens-Spent` and, where a part of the request was ignored,
            `X-Tessera-Warnings`. Every error is `{"error":{"message","type","code","param"}}`; an empty balance is 402. A failed generation costs nothing.
            """,
        BearerDescription = "An API key (`nb_…`).",
        Groups =
        [
            new("Models", "The models that this server can serve to a key."),
            new("Chat", "Texts, whole or as a stream."),
            new("Responses", "The same with items instead of messages; a response can be stored and continued."),
            new("Embeddings", "Vectors of texts."),
            new("Images", "Images from text, and from images and text."),
            new("Audio", "Speech from text, and text from recordings."),
            new("Videos", "Videos, which are started and polled."),
            new("Files", "Files that requests name: images, audio and videos."),
        ],
        StatusOf = OpenAiErrors.Form.StatusOf,
        FinishAsync = FinishAsync,
    };

    private static readonly Dictionary<int, (string Description, OpenAiErrors.Problem Example)> Errors = new()
    {
        [400] = ("Not JSON, an unknown member, or a value that is not allowed. Nothing was charged.", new("`temperature` must be from 0 to 2, got 3.", "invalid_request_error", "invalid_value", "temperature")),
        [401] = ("No valid key.", new("Send a valid API key: `Authorization: Bearer nb_…`.", "authentication_error", "invalid_api_key", null)),
        [402] = ("The price exceeds the balance or the key's budget. Nothing was sent or charged.", new("This costs 13 tokens; 4 are available. Nothing was charged.", "insufficient_quota", "credit_balance_exhausted", null)),
        [403] = ("The plan, or the key's scopes, models or networks, do not allow it.", new("The model 'gpt-5' needs plan 'basic' or higher; this account has 'free'.", "permission_error", "insufficient_plan", null)),
        [404] = ("There is no such model or resource.", new("There is no model 'gpt-55'. Did you mean gpt-5?", "invalid_request_error", "model_not_found", "model")),
        [409] = ("A request with the same `Idempotency-Key` is still running.", new("A request with this `Idempotency-Key` is still running.", "invalid_request_error", "conflict", null)),
        [413] = ("The body is too large.", new("The request is too large; at most 20 MB are allowed.", "invalid_request_error", "payload_too_large", null)),
        [415] = ("The content type is not allowed.", new("The content type 'text/plain' is not supported here; send application/json.", "invalid_request_error", "unsupported_media_type", null)),
        [422] = ("An `Idempotency-Key` that was sent with another request.", new("This `Idempotency-Key` was sent with another request within the last 24 hours.", "invalid_request_error", "idempotency_mismatch", null)),
        [429] = ("A limit of the plan is reached; wait as `Retry-After` says.", new("The plan 'basic' allows 30 requests per hour; try again in 1240 s.", "rate_limit_error", "rate_limit_exceeded", null)),
        [500] = ("An internal error.", new("An internal error occurred; it was logged with this request's ID.", "server_error", "internal_error", null)),
        [502] = ("The provider failed. Nothing was charged.", new("The provider could not generate the text.", "server_error", "provider_error", null)),
        [503] = ("The model is not available now; try again after `Retry-After`.", new("The model 'gpt-5' is not available now; nothing was charged.", "server_error", "model_unavailable", null)),
        [504] = ("It took too long. Nothing was charged.", new("The provider did not answer in time.", "server_error", "timeout", null)),
    };

    private static async Task FinishAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        var schema = await context.GetOrCreateSchemaAsync(typeof(OpenAiErrors.Reply), cancellationToken: ct);
        foreach (var (status, (description, example)) in Errors)
        {
            document.AddComponent(OpenApiErrors.NameOf(status), OpenApiErrors.ResponseOf(description, schema, new OpenAiErrors.Reply(example)));
        }
    }
}
