using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Dialects.Workspaces.Tokens;
using Tessera.Server.Http;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>The document of the workspace image API and of what surrounds it.</summary>
internal static class WorkspaceApiDocument
{
    public static ApiDocument Document { get; } = new("ds-prototypes", "Tessera workspace image API")
    {
        Dialect = "Workspaces",
        Version = "1",
        Paths = ["api/ds-prototypes", "api/workspace-service/", "api/usage-service/", "oauth/"],
        Description =
            """
            Images for workspaces, compatible with neuroflash's `ds-prototypes`, whose form is that of fal's nano-banana. Send `Authorization: Bearer` with an API
            key (`nb_…`) or a service account's access token, and `x-workspace-id`. Each image is a generation of the workspace's owner and appears in the
            owner's history and transactions. Every error is `{"detail": …}`; unknown members of a body are ignored.
            """,
        BearerDescription = "An API key (`nb_…`), or an access token.",
        Groups =
        [
            new("Images", "Images from text and from images, and the history of a workspace. The same routes are also available below /api/ds-prototypes/image_generation."),
            new("Workspaces", "Members who generate images together, and how many they may generate."),
            new("Sign-in", "Access tokens of service accounts."),
        ],
        CorrectAsync = DetailForm.DescribeAsync,
        FinishAsync = FinishAsync,
    };

    private static readonly Dictionary<int, (string Description, string Detail)> Errors = new()
    {
        [400] = ("Not JSON, a member twice, or invalid UTF-8.", "The body is not valid JSON."),
        [401] = ("No valid key or access token, or one that has expired.", "Send a valid API key: `Authorization: Bearer nb_…`."),
        [402] = ("The account's tokens or the workspace's quota are not enough for one image. Nothing was charged.", "This costs 8 tokens; 4 are available. Nothing was charged."),
        [403] = ("The plan, or the key's scopes, models or networks, do not allow it.", "The model 'nano-banana' needs plan 'basic' or higher; this account has 'free'."),
        [404] = ("There is no such workspace or image, or the caller has no access to it.", "There is no such image in this workspace; GET /history lists those there are."),
        [409] = ("The owner of the workspace cannot be changed, or the generation was canceled.", "This account owns the workspace; the owner cannot be changed."),
        [413] = ("The body is too large.", "The request is too large; at most 20 MB are allowed."),
        [415] = ("The body is not JSON.", "The content type 'text/plain' is not supported here; send application/json."),
        [422] = ("Values that are not allowed, the header that is missing, or a prompt a provider refused. Nothing was charged.", ""),
        [429] = ("A limit of the plan is reached, or too many unknown credentials came from the caller's network; wait as `Retry-After` says.", "The plan 'vip' allows 100 requests per hour; try again in 1240 s."),
        [500] = ("All images failed, or an internal error; nothing was charged for them.", "provider_error: The provider could not generate the image. Nothing was charged."),
        [503] = ("The model or the server is not available now, or the images take longer than the time limit of a call.", "The model 'nano-banana' is not available now; nothing was charged."),
    };

    private static async Task FinishAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        var sentence = await context.GetOrCreateSchemaAsync(typeof(DetailForm.Sentence), cancellationToken: ct);
        var values = await context.GetOrCreateSchemaAsync(typeof(DetailForm.WrongValues), cancellationToken: ct);
        foreach (var (status, (description, detail)) in Errors)
        {
            var response = status == StatusCodes.Status422UnprocessableEntity
                ? OpenApiErrors.ResponseOf(description, values, DetailForm.Example)
                : OpenApiErrors.ResponseOf(description, sentence, new DetailForm.Sentence(detail));
            document.AddComponent(OpenApiErrors.NameOf(status), response);
        }

        // The token endpoint replies to errors as OAuth does.
        var error = await context.GetOrCreateSchemaAsync(typeof(OAuthErrors.Reply), cancellationToken: ct);
        var responses = document.Paths["/oauth/v2/token"].Operations?[HttpMethod.Post].Responses ?? [];
        foreach (var status in responses.Keys.Select(key => int.Parse(key, CultureInfo.InvariantCulture)).Where(status => status >= 400).ToList())
        {
            var code = status == StatusCodes.Status401Unauthorized ? OAuthErrors.InvalidClient().Code : OAuthErrors.CodeOf(new ApiError(status, "", default));
            responses[status.ToString(CultureInfo.InvariantCulture)] = OpenApiErrors.ResponseOf(
                "An error of RFC 6749, section 5.2.", error, new OAuthErrors.Reply(code, "What happened, and what to do next."));
        }
    }
}
