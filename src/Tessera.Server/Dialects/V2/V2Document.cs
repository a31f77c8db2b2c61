using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Dialects.V2.Replies;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.V2;

/// <summary>The document of <c>/api/v2</c>, whichever slice answers its routes.</summary>
internal static class V2Document
{
    public static ApiDocument Document { get; } = new("v2", "Tessera API")
    {
        Dialect = "V2",
        Version = "2",
        Paths = ["api/v2/"],
        Description =
            """
            One endpoint, one key and one prepaid token balance for every generative model.

            Send `Authorization: Bearer nb_…`. A browser may instead have a session (`POST /api/v2/session`): its cookie is accepted
            wherever a key is, and every request with it but GET and HEAD must have the header `X-CSRF`. Every reply carries `X-Request-Id`; replies to a caller whose plan has limits also
            `X-RateLimit-Limit-Hour`, `X-RateLimit-Remaining-Hour`, `X-RateLimit-Reset-Hour` (Unix seconds), `X-RateLimit-Limit-Day` and
            `X-RateLimit-Remaining-Day`. Times are UTC with `Z`. A failed generation costs nothing.
            """,
        BearerDescription = "An API key (`nb_…`), or the access token of a signed-in user.",
        Groups =
        [
            new("Generations", "One endpoint for text, images, video, speech, music, transcripts and tools; poll, stream, cancel."),
            new("Models", "The models and their prices. Needs no key."),
            new("Balance and history", "Tokens, every line of the ledger, every generation."),
            new("Files", "Files for use in later requests."),
            new("Keys", "API keys. Needs a key with the scope `manage`, or a signed-in user."),
            new("Webhooks", "Notifications of events to your servers: signed as Standard Webhooks, delivered at least once."),
            new("Workspaces", "Groups of accounts and programs that generate images at one owner's expense: members, service accounts, image quotas."),
            new("Sign-in", "Accounts with email and password. Access tokens are valid for 15 minutes; a refresh token is valid once."),
            new("Set-up", "The owner and the first provider keys of a new installation, once."),
            new("Sessions", "Sign-in of browsers by a cookie that scripts cannot read. A session ends after 14 days without use, at the latest after 90 days."),
            new("User", "The caller's own account."),
        ],
        NameOf = NameOf,
        CorrectAsync = DescribeRawAsync,
        FinishAsync = FinishAsync,
    };

    private static string? NameOf(JsonTypeInfo type) =>
        type.Type == typeof(Stream) || (Nullable.GetUnderlyingType(type.Type) ?? type.Type) == typeof(RawJson) ? null : OpenApiSchemas.NameOf(type);

    // What is stored as JSON text is written as it is; only the name of its member says what it contains.
    private static Task DescribeRawAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) != typeof(RawJson))
        {
            return Task.CompletedTask;
        }

        schema.Description = null;
        (schema.Type, schema.Items) = context.JsonPropertyInfo?.Name switch
        {
            "warnings" => (JsonSchemaType.Array, new OpenApiSchema { Type = JsonSchemaType.String }),
            "tool_calls" => (JsonSchemaType.Array, new OpenApiSchema { Type = JsonSchemaType.Object }),
            "result_metadata" => (JsonSchemaType.Object | JsonSchemaType.Null, null),
            "duration" or "width" or "height" => (JsonSchemaType.Number | JsonSchemaType.Null, null),
            _ => (schema.Type, schema.Items),
        };
        return Task.CompletedTask;
    }

    private static async Task FinishAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        await OpenApiErrors.AddComponentsAsync(document, context, ct);
        OpenApiSchemas.MakeOneOf(document, typeof(GenerateReply));
        OpenApiSchemas.MakeOneOf(document, typeof(GenerationReply));
    }
}
