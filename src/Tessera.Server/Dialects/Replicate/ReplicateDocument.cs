using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>The document of <c>/replicate/v1</c>.</summary>
internal static class ReplicateDocument
{
    public static ApiDocument Document { get; } = new("replicate", "Tessera for Replicate's clients")
    {
        Dialect = "Replicate",
        Version = "1",
        Paths = ["replicate/"],
        Description =
            """
            The API of Replicate, for its clients: set the base URL to `https://your-host/replicate/v1` and the token to `nb_…`. A model is `tessera/` and a
            slug of `GET /api/v2/models`, or Replicate's own `owner/name` where a route names it; a version is ignored. Replies carry
            `X-Tessera-Generation-Id`, `X-Tessera-Tokens-Spent` and, where a part of the input was ignored, `X-Tessera-Warnings`. A failed prediction costs
            nothing.
            """,
        BearerDescription = "An API key (`nb_…`); `Authorization: Token nb_…` is the same.",
        Groups =
        [
            new("Predictions", "Create, wait, poll, stream, cancel, list."),
            new("Models", "The models that this server can serve, each with one version."),
            new("Files", "Files for inputs."),
            new("Webhooks", "The secret that signs deliveries."),
        ],
        FinishAsync = FinishAsync,
    };

    private static readonly Dictionary<int, (string Description, ReplicateErrors.Reply Example)> Errors = new()
    {
        [400] = ("Not JSON, a member twice, or invalid UTF-8.", new("Bad request", "The body is not valid JSON.", 400)),
        [401] = ("No valid key.", new("Unauthenticated", "Send a valid API key: `Authorization: Bearer nb_…`.", 401)),
        [402] = ("The price exceeds the balance or the key's budget. Nothing was sent or charged.", new("Insufficient credit", "This costs 13 tokens; 4 are available. Nothing was charged.", 402)),
        [403] = ("The plan, or the key's scopes, models or networks, do not allow it.", new("Forbidden", "The model 'flux-2-pro' needs plan 'basic' or higher; this account has 'free'.", 403)),
        [404] = ("There is no such model, version or prediction.", new("Not found", "There is no model 'flux'. GET /api/v2/models lists all.", 404)),
        [409] = ("A request with the same `Idempotency-Key` is still running.", new("Request refused", "A request with this `Idempotency-Key` is still running.", 409)),
        [413] = ("The body is too large.", new("Request refused", "The request is too large; at most 20 MB are allowed.", 413)),
        [415] = ("The content type is not allowed.", new("Request refused", "The content type 'text/plain' is not supported here; send application/json.", 415)),
        [422] = ("Values that are not allowed. Nothing was charged.", new("Input validation failed", "`num_outputs` must be a whole number from 1 to 4, got 9.", 422) { InvalidFields = [new("value_error", "num_outputs", "`num_outputs` must be a whole number from 1 to 4, got 9.")] }),
        [429] = ("A limit of the plan is reached; wait as `Retry-After` says.", new("Too many requests", "The plan 'basic' allows 30 requests per hour; try again in 1240 s.", 429)),
        [500] = ("An internal error.", new("Server error", "Internal error; nothing was charged that is not in your transactions.", 500)),
        [503] = ("The model or the server is not available now; try again after `Retry-After`.", new("Server error", "The model 'flux-2-pro' is not available now; nothing was charged.", 503)),
    };

    private static async Task FinishAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        var schema = await context.GetOrCreateSchemaAsync(typeof(ReplicateErrors.Reply), cancellationToken: ct);
        foreach (var (status, (description, example)) in Errors)
        {
            document.AddComponent(OpenApiErrors.NameOf(status), OpenApiErrors.ResponseOf(description, schema, example));
        }
    }
}
