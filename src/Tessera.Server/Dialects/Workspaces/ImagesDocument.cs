using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>
/// <c>GET /openapi/ds-prototypes.json</c>: the workspace image API and what belongs to it. What is served is checked in as
/// <c>docs/api/ds-prototypes.json</c>.
/// </summary>
internal static class ImagesDocument
{
    public const string Name = "ds-prototypes";

    /// <summary>The paths it describes begin so.</summary>
    public static IReadOnlyList<string> Paths { get; } = ["api/ds-prototypes", "api/workspace-service/", "api/usage-service/", "oauth/"];

    private const string Bearer = "bearer";

    private static readonly OpenApiGroup[] Groups =
    [
        new("Images", "Pictures from words and from pictures, and the history of a workspace. The same routes answer below /api/ds-prototypes/image_generation."),
        new("Workspaces", "Members who generate images together, and how many they may generate."),
        new("Sign-in", "Access tokens of service accounts."),
    ];

    private static readonly Dictionary<int, (string Description, string Detail)> Errors = new()
    {
        [400] = ("Not JSON, a member twice, or invalid UTF-8.", "The body is not valid JSON."),
        [401] = ("No valid key or access token, or one that has expired.", "Send a valid API key: `Authorization: Bearer nb_…`."),
        [402] = ("The account's tokens or the workspace's quota do not pay for one picture. Nothing was charged.", "This costs 8 tokens; 4 are available. Nothing was charged."),
        [403] = ("The plan, or the key's scopes, models or networks, do not allow it.", "The model 'nano-banana' needs plan 'basic' or higher; this account has 'free'."),
        [404] = ("There is no such workspace or picture, or it is another's.", "There is no such image in this workspace; GET /history lists those there are."),
        [413] = ("The body is too large.", "The request is too large; at most 20 MB are allowed."),
        [415] = ("The body is not JSON.", "The content type 'text/plain' is not supported here; send application/json."),
        [422] = ("Values that are not allowed, the header that is missing, or a prompt a provider refused. Nothing was charged.", ""),
        [429] = ("A limit of the plan is reached; wait as `Retry-After` says.", "The plan 'vip' allows 100 requests per hour; try again in 1240 s."),
        [500] = ("All pictures failed, or something on the server's side; nothing was charged for it.", "provider_error: The provider could not make the picture. Nothing was charged."),
        [503] = ("The model is not available now, or the pictures take longer than a call waits.", "The model 'nano-banana' is not available now; nothing was charged."),
    };

    public static IServiceCollection AddImagesDocument(this IServiceCollection services)
    {
        var calls = OpenApiCalls.Load("Workspaces");
        services.AddSingleton<IApiDescriptionProvider>(calls);
        services.AddOpenApi(Name, options =>
        {
            options.ShouldInclude = described => Paths.Any(path => described.RelativePath?.StartsWith(path, StringComparison.Ordinal) ?? false);
            options.CreateSchemaReferenceId = OpenApiSchemas.NameOf;
            options.AddSchemaTransformer(OpenApiSchemas.CorrectAsync);
            options.AddOperationTransformer(calls);
            options.AddDocumentTransformer(FinishAsync);
        });
        return services.AddKeyedSingleton(Name, (provider, _) => new OpenApiFile(Name, provider));
    }

    public static void MapImagesDocument(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"/openapi/{Name}.json", static async ([FromKeyedServices(Name)] OpenApiFile file) =>
                TypedResults.Bytes(await file.ReadAsync(), "application/json; charset=utf-8"))
            .ExcludeFromDescription();

    private static Task FinishAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Tessera workspace image API",
            Version = "1",
            Description =
                """
                Images for workspaces, compatible with neuroflash's `ds-prototypes`, whose form is that of fal's nano-banana. Send `Authorization: Bearer` with an API
                key (`nb_…`) or a service account's access token, and `x-workspace-id`. Each image is a generation of the workspace's owner and appears in the
                owner's history and transactions. Every error is `{"detail": …}`; unknown members of a body are ignored.
                """.ReplaceLineEndings("\n"),
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.AddComponent(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Bearer,
            Description = "An API key (`nb_…`), or an access token.",
        });
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        document.Tags = Groups.Select(group => new OpenApiTag { Name = group.Name, Description = group.Description }).ToHashSet();
        foreach (var (status, (description, detail)) in Errors)
        {
            document.AddComponent(OpenApiErrors.NameOf(status), ErrorOf(description, status == 422 ? ValuesOf() : SentenceOf(detail)));
        }

        AddTokenErrors(document);
        return Task.CompletedTask;
    }

    // The token endpoint speaks OAuth, in its errors too.
    private static void AddTokenErrors(OpenApiDocument document)
    {
        if (document.Paths["/oauth/v2/token"].Operations?[HttpMethod.Post].Responses is not { } responses)
        {
            return;
        }

        foreach (var (status, code) in new[] { (400, "unsupported_grant_type"), (401, "invalid_client"), (500, "server_error") })
        {
            responses[status.ToString(CultureInfo.InvariantCulture)] = ErrorOf("An error of RFC 6749, section 5.2.", (
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "error", "error_description" },
                    Properties = new Dictionary<string, IOpenApiSchema> { ["error"] = Text(), ["error_description"] = Text() },
                },
                new JsonObject { ["error"] = code, ["error_description"] = "What is wrong, in a sentence." }));
        }
    }

    private static OpenApiResponse ErrorOf(string description, (OpenApiSchema Schema, JsonObject Example) body) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = body.Schema, Example = body.Example } },
    };

    private static (OpenApiSchema Schema, JsonObject Example) SentenceOf(string detail) => (Detail(Text()), new JsonObject { ["detail"] = detail });

    private static (OpenApiSchema Schema, JsonObject Example) ValuesOf() => (
        Detail(new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string> { "loc", "msg", "type" },
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["loc"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Integer } },
                    ["msg"] = Text(),
                    ["type"] = Text(),
                },
            },
        }),
        new JsonObject
        {
            ["detail"] = new JsonArray(new JsonObject
            {
                ["loc"] = new JsonArray("body", "num_images"),
                ["msg"] = "`num_images` must be a whole number from 1 to 4, got 9.",
                ["type"] = "less_than_equal",
            }),
        });

    private static OpenApiSchema Detail(IOpenApiSchema schema) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "detail" },
        Properties = new Dictionary<string, IOpenApiSchema> { ["detail"] = schema },
    };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
