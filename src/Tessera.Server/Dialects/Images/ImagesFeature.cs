using Tessera.Server.Http;
using Tessera.Server.Keys;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Images;

/// <summary>The workspace image API, in the form of neuroflash's <c>ds-prototypes</c>, which is that of fal's nano-banana.</summary>
internal static class ImagesFeature
{
    public const string Prefix = "/api/ds-prototypes";

    // The vendor's page prints the routes without this part, its guide and its links with it.
    public const string LongPrefix = $"{Prefix}/image_generation";

    public static IServiceCollection AddImages(this IServiceCollection services) => services
        .AddSingleton<ImageModels>()
        .AddSingleton<ImageLinks>()
        .AddSingleton<ImageHistory>()
        .AddSingleton<ReadImageInputs>()
        .AddSingleton<ReadImagesCall>()
        .AddSingleton<CheckBatch>()
        .AddSingleton<MakeImages>()
        .AddSingleton<ImageReplies>();

    /// <summary>From here on errors of these routes have the vendor's form.</summary>
    public static void UseImageErrors(this IApplicationBuilder app) => app.UseErrorForm(Prefix, DetailForm.Form);

    public static void MapImages(this IEndpointRouteBuilder routes)
    {
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        foreach (var prefix in (string[])[Prefix, LongPrefix])
        {
            var make = routes.MapGroup(prefix).WithTags("Images").RequireWorkspace(KeyScopes.Generate);
            make.MapPost("/", GenerateImages.HandleNew);
            make.MapPost("/edit", GenerateImages.HandleEdit);
            make.MapDelete("/history/{imageId}", DeleteImage.Handle);

            var read = routes.MapGroup(prefix).WithTags("Images").RequireWorkspace(KeyScopes.Read);
            read.MapGet("/models", ListImageModels.Handle);
            read.MapGet("/history", ListImages.Handle);
            read.MapGet("/history/{imageId}", GetImage.Handle);

            // Not by the header alone: a signed link opens it as well.
            routes.MapMethods($"{prefix}/{{imageId}}/view", reading, ViewImage.Handle).WithTags("Images");
        }
    }
}
