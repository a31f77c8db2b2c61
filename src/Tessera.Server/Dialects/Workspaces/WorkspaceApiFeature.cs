using Tessera.Server.Artifacts;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Dialects.Workspaces.History;
using Tessera.Server.Dialects.Workspaces.Images;
using Tessera.Server.Dialects.Workspaces.Members;
using Tessera.Server.Dialects.Workspaces.Models;
using Tessera.Server.Dialects.Workspaces.Quotas;
using Tessera.Server.Dialects.Workspaces.Tokens;
using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>
/// The workspace image API, in the form of neuroflash's <c>ds-prototypes</c>, which is that of fal's nano-banana, and what
/// surrounds it: workspaces, their members and quotas, and the tokens of service accounts.
/// </summary>
internal static class WorkspaceApiFeature
{
    public const string Prefix = "/api/ds-prototypes";

    // The vendor's page prints the routes without this part, its guide and its links with it.
    public const string LongPrefix = $"{Prefix}/image_generation";

    private const string WorkspaceRoutes = "/api/workspace-service";
    private const string UsageRoutes = "/api/usage-service";
    private const string TokenRoutes = "/oauth";

    public static Dialect Dialect { get; } = new(WorkspaceApiDocument.Document)
    {
        Add = Add,
        Map = Map,
        ErrorForms =
        [
            new(TokenRoutes, OAuthErrors.Form),
            new(Prefix, DetailForm.Form),
            new(WorkspaceRoutes, DetailForm.Form),
            new(UsageRoutes, DetailForm.Form),
        ],
    };

    private static void Add(IServiceCollection services) => services
        .AddSingleton<IAdmissionCharge, WorkspaceImageCharge>()
        .AddSingleton<ImageModels>()
        .AddSingleton<ImageLinks>()
        .AddSingleton<ImageHistory>()
        .AddSingleton<ReadImageInputs>()
        .AddSingleton<ReadImagesCall>()
        .AddSingleton<BatchAdmission>()
        .AddSingleton<BatchStatusReader>()
        .AddSingleton<GenerateBatch>()
        .AddSingleton<ImageReplies>()
        .AddSingleton<GenerateImages>();

    private static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapWorkspaces();
        routes.MapImages();
    }

    private static void MapWorkspaces(this IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{TokenRoutes}/v2/token", IssueToken.Handle).WithTags("Sign-in").WithName(nameof(IssueToken)).DisableAntiforgery().ForbidsStoring();
        routes.MapGet($"{WorkspaceRoutes}/v1/workspaces", ListWorkspaces.Handle).WithTags("Workspaces").WithName(nameof(ListWorkspaces)).RequireCallerOrServiceAccount(KeyScopes.Read);
        const string Members = $"{WorkspaceRoutes}/v1/workspaces/{{id}}/members";
        routes.MapGet(Members, ListMembers.Handle).WithTags("Workspaces").WithName(nameof(ListMembers)).RequireCallerOrServiceAccount(KeyScopes.Read);
        routes.MapPost(Members, AddMember.Handle).WithTags("Workspaces").WithName(nameof(AddMember)).RequireCallerOrServiceAccount(KeyScopes.Manage);
        routes.MapDelete($"{Members}/{{accountId:long}}", RemoveMember.Handle).WithTags("Workspaces").WithName(nameof(RemoveMember)).RequireCallerOrServiceAccount(KeyScopes.Manage);
        routes.MapGet($"{UsageRoutes}/v1/workspaces/{{id}}/quotas", GetQuotas.Handle).WithTags("Workspaces").WithName(nameof(GetQuotas)).RequireCallerOrServiceAccount(KeyScopes.Read);
    }

    private static void MapImages(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in (string[])[Prefix, LongPrefix])
        {
            var make = routes.MapGroup(prefix).WithTags("Images").RequireWorkspace(KeyScopes.Generate);
            var read = routes.MapGroup(prefix).WithTags("Images").RequireWorkspace(KeyScopes.Read);
            RouteHandlerBuilder[] calls =
            [
                make.MapPost("/", GenerateImages.HandleNew),
                make.MapPost("/edit", GenerateImages.HandleEdit),
                make.MapDelete("/history/{image_id}", DeleteImage.Handle),
                read.MapGet("/models", ListImageModels.Handle),
                read.MapGet("/history", ListImages.Handle),
                read.MapGet("/history/{image_id}", GetImage.Handle),
            ];

            // Not by the header alone: a signed link opens it as well.
            var view = routes.MapGet($"{prefix}/{{image_id}}/view", ViewImage.Handle).WithTags("Images").AllowsEveryOrigin();
            routes.MapPreflight($"{prefix}/{{image_id}}/view");

            // Each is described once, in the form the vendor prints.
            foreach (var call in prefix == Prefix ? [view] : calls)
            {
                call.ExcludeFromDescription();
            }
        }
    }
}
