using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.Gemini;

/// <summary>The document of the Gemini API.</summary>
internal static class GeminiDocument
{
    public static ApiDocument Document { get; } = new("gemini", "Tessera for Google's clients")
    {
        Dialect = "Gemini",
        Version = "1beta",
        Paths = ["v1beta/"],
        Description =
            """
            Google's Gemini API in front of every text and image model of the catalogue: change the base URL and the key, and nothing else. Send the key as
            `x-goog-api-key` or as `Authorization: Bearer`; in the URL it is not accepted. Members may be written as in this document or with underscores
            (`system_instruction`). Replies carry `X-Tessera-Generation-Id`, `X-Tessera-Tokens-Spent` and, if a part of the request was ignored,
            `X-Tessera-Warnings`. Failed calls cost nothing.
            """,
        BearerDescription = "An API key (`nb_…`).",
        Groups =
        [
            new("Content", "Texts, whole or streamed, with images and functions; images from text and from images."),
            new("Models", "The models that make text and images."),
        ],
        StatusOf = GeminiErrors.Form.StatusOf,
        FinishAsync = FinishAsync,
    };

    private static readonly Dictionary<int, (string Description, string Message)> Errors = new()
    {
        [400] = ("Not JSON, an unknown member, or a value that is not allowed.", "`contents` is required."),
        [401] = ("No valid key.", "Send a valid API key: `Authorization: Bearer nb_…`."),
        [402] = ("The price exceeds the balance. Nothing was sent or charged.", "This costs 13 tokens, but 4 are available."),
        [403] = ("The plan, the key's scopes, models or networks do not allow it.", "The model 'gpt-5' needs plan 'basic' or higher; this account has 'free'."),
        [404] = ("There is no such model.", "There is no model 'gemini-9'. Did you mean gemini-4-argon?"),
        [409] = ("A request with the same `Idempotency-Key` is still running.", "A request with this key is still running."),
        [413] = ("The body is too large.", "The request is too large; at most 20 MB are allowed."),
        [415] = ("The body is not JSON.", "The content type 'text/plain' is not supported here; send application/json."),
        [429] = ("A limit of the plan is reached; wait as `Retry-After` says.", "The plan 'basic' allows 30 requests per hour; try again in 1240 s."),
        [500] = ("An internal error.", "An internal error occurred; it was logged with this request's ID."),
        [502] = ("The provider failed. Nothing was charged.", "The provider could not generate the text."),
        [503] = ("The model is not available now; wait as `Retry-After` says.", "The model 'gpt-5' is not available now; nothing was charged."),
        [504] = ("It took too long. Nothing was charged.", "The provider did not answer in time."),
    };

    private static async Task FinishAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        var schema = await context.GetOrCreateSchemaAsync(typeof(GeminiErrors.ErrorReply), cancellationToken: ct);
        foreach (var (status, (description, message)) in Errors)
        {
            var example = new GeminiErrors.ErrorReply(new(status, message, GeminiErrors.NameOf(status)));
            document.AddComponent(OpenApiErrors.NameOf(status), OpenApiErrors.ResponseOf(description, schema, example));
        }
    }
}
