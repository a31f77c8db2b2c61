using Microsoft.Extensions.DependencyInjection.Extensions;
using Tessera.Server.Accounts;
using Tessera.Server.Http;
using Tessera.Server.Keys;
using Tessera.Server.Periodic;
using Tessera.Server.Storage;

namespace Tessera.Server.Artifacts;

internal static class ArtifactsFeature
{
    public static IServiceCollection AddArtifacts(this IServiceCollection services)
    {
        services.AddTesseraOptions<ArtifactOptions>(ArtifactOptions.Section);
        services.AddTesseraOptions<FetchOptions>(FetchOptions.Section);
        services.AddHttpContextAccessor();
        services.TryAddSingleton<PublicAddress>();
        services.AddSingleton(provider => LinkSecret.Open(provider.GetRequiredService<SecretStore>()));
        services.AddSingleton<SignedLinks>();
        services.AddSingleton<IArtifactStore, ArtifactFolder>();
        services.AddSingleton<ArtifactIntake>();
        services.AddSingleton<GuardedDialer>();
        services.AddSingleton<GuardedFetcher>();
        services.AddSingleton<InputReader>();
        services.AddSingleton<UploadStore>();
        services.AddSingleton<UploadIntake>();
        services.AddHostedService<ArtifactsStart>();
        return services.AddPeriodicTask<RemoveExpiredUploads>();
    }

    public static void MapArtifacts(this IEndpointRouteBuilder routes)
    {
        // Now, so that an unusable secret stops the start and not the first request.
        _ = routes.ServiceProvider.GetRequiredService<LinkSecret>();

        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        foreach (var folder in (string[])[ArtifactKey.Generations, ArtifactKey.Thumbnails, ArtifactKey.Uploads])
        {
            routes.MapMethods($"/{folder}/{{file}}", reading, ServeArtifact.Handle).WithTags("Files");
        }

        routes.MapPost("/api/v2/uploads", UploadFile.Handle).WithTags("Files").WithName(nameof(UploadFile)).RequireCaller(KeyScopes.Generate);
    }
}
