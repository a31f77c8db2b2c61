using Tessera.Server.Artifacts;
using Tessera.Server.Authentication;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Http;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>The workspace image API, in the form of neuroflash's <c>ds-prototypes</c>, which is that of fal's nano-banana.</summary>
internal static class ImagesFeature
{
    public const string Prefix = "/api/ds-prototypes";

    // The vendor's page prints the routes without this part, its guide and its links with it.
    public const string LongPrefix = $"{Prefix}/image_generation";

    public static IServiceCollection AddImages(this IServiceCollection services) => services
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

    /// <summary>From here on errors of these routes have the vendor's form.</summary>
    public static void UseImageErrors(this IApplicationBuilder app) => app.UseErrorForm(Prefix, DetailForm.Form);

    public static void MapImages(this IEndpointRouteBuilder routes)
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
            var view = routes.MapGet($"{prefix}/{{image_id}}/view", ViewImage.Handle).WithTags("Images").WithMetadata(new ReplyMetadata(null)).AllowsEveryOrigin();
            routes.MapPreflight($"{prefix}/{{image_id}}/view");

            // Each is described once, in the form the vendor prints.
            foreach (var call in prefix == Prefix ? [view] : calls)
            {
                call.ExcludeFromDescription();
            }
        }
    }
}
