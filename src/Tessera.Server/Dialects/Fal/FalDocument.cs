using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.Fal;

/// <summary>The document of <c>/fal</c>.</summary>
internal static class FalDocument
{
    public static ApiDocument Document { get; } = new("fal", "Tessera for fal's clients")
    {
        Dialect = "Fal",
        Version = "1",
        Paths = ["fal/"],
        Description =
            """
            The API of fal, for its clients: set `proxyUrl` to `https://your-host/fal/proxy` with `when: "always"` and the key to `nb_…`. `/fal/run` stands
            for `fal.run`, `/fal/queue` for `queue.fal.run`, `/fal/rest` for `rest.fal.ai`; `/fal/proxy` selects one of them by the header
            `x-fal-target-url`, which is never fetched. A model is `tessera/` and a slug of `GET /api/v2/models`, or fal's own ID where a route names
            it. Replies carry `X-Tessera-Generation-Id`, `X-Tessera-Tokens-Spent` and, where a part of the input was ignored, `X-Tessera-Warnings`.
            A failed generation costs nothing.
            """,
        BearerDescription = "An API key (`nb_…`); `Authorization: Key nb_…` is the same.",
        Groups =
        [
            new("Models", "Run a model and wait for its result."),
            new("Queue", "Submit, poll, fetch the result, cancel."),
            new("Files", "Files for inputs."),
        ],
        CorrectAsync = DetailForm.DescribeAsync,
        FinishAsync = FinishAsync,
    };

    private static readonly Dictionary<int, (string Description, string Detail)> Errors = new()
    {
        [400] = ("Not JSON, a member twice, or invalid UTF-8; the result of a request that is still in progress.", "The body is not valid JSON."),
        [401] = ("No valid key.", "Send a valid API key: `Authorization: Bearer nb_…`."),
        [402] = ("The price exceeds the balance or the key's budget. Nothing was sent or charged.", "This costs 13 tokens; 4 are available. Nothing was charged."),
        [403] = ("The plan, or the key's scopes, models or networks, do not allow it.", "The model 'flux-2-pro' needs plan 'basic' or higher; this account has 'free'."),
        [404] = ("There is no such model or request, or its file was deleted.", "There is no model 'fal-ai/flux'. GET /api/v2/models lists all."),
        [409] = ("A request with the same `Idempotency-Key` is still running.", "A request with this `Idempotency-Key` is still running."),
        [413] = ("The body is too large.", "The request is too large; at most 20 MB are allowed."),
        [415] = ("The body is not JSON.", "The content type 'text/plain' is not supported here; send application/json."),
        [422] = ("Values that are not allowed, or a result that the input prevented. Nothing was charged.", ""),
        [429] = ("A limit of the plan is reached; wait as `Retry-After` says.", "The plan 'basic' allows 30 requests per hour; try again in 1240 s."),
        [500] = ("The generation failed, or an internal error; nothing was charged for it.", "The provider could not generate the image."),
        [503] = ("The model is not available now; try again after `Retry-After`.", "The model 'flux-2-pro' is not available now; nothing was charged."),
    };

    private static async Task FinishAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        var sentence = await context.GetOrCreateSchemaAsync(typeof(FalErrors.Reply), cancellationToken: ct);
        var values = await context.GetOrCreateSchemaAsync(typeof(DetailForm.WrongValues), cancellationToken: ct);
        foreach (var (status, (description, detail)) in Errors)
        {
            document.AddComponent(OpenApiErrors.NameOf(status), status == StatusCodes.Status422UnprocessableEntity
                ? OpenApiErrors.ResponseOf(description, values, DetailForm.Example)
                : OpenApiErrors.ResponseOf(description, sentence, new FalErrors.Reply(detail, detail)));
        }
    }
}
