using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Tessera.Media;
using Tessera.Server.Artifacts.Fetching;
using Tessera.Server.Artifacts.S3;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Authentication;
using Tessera.Server.Configuration;
using Tessera.Server.Hosting;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;
using Tessera.Server.Periodic;
using Tessera.Server.Storage;

namespace Tessera.Server.Artifacts;

internal static class ArtifactsFeature
{
    public static IServiceCollection AddArtifacts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddTesseraOptions<ArtifactOptions>(ArtifactOptions.Section);
        services.AddTesseraOptions<FetchOptions>(FetchOptions.Section);
        services.AddTesseraOptions<MediaOptions>(MediaOptions.Section);
        services.AddHealthChecks().AddCheck<FolderHealth>("data_folder");
        services.AddSingleton(provider => new MemoryGate(
            provider.GetRequiredService<IOptions<MediaOptions>>().Value.MemoryBytes, provider.GetRequiredService<TimeProvider>()));
        services.AddHttpContextAccessor();
        services.TryAddSingleton<PublicAddress>();
        services.AddSingleton(provider => LinkSecret.Open(provider.GetRequiredService<SecretStore>()));
        services.AddSingleton<SignedLinks>();
        services.AddSingleton<ArtifactFolder>();
        services.AddSingleton<IArtifactStore>(provider => provider.GetRequiredService<ArtifactFolder>());
        services.AddS3(configuration);
        services.AddSingleton<ArtifactIntake>();
        services.AddSingleton<GuardedDialer.HostLookup>(Dns.GetHostAddressesAsync);
        services.AddSingleton<GuardedDialer>();
        services.AddSingleton<GuardedFetcher>();
        services.AddSingleton<InputReader>();
        services.AddSingleton<UploadStore>();
        services.AddSingleton<UploadIntake>();
        services.AddExceptionHandler<StoreOutage>();
        services.AddHostedService<ArtifactsStart>();
        return services.AddPeriodicTask<RemoveExpiredUploads>();
    }

    public static void MapArtifacts(this IEndpointRouteBuilder routes)
    {
        // Created now, so that an unusable secret stops the start rather than the first request.
        _ = routes.ServiceProvider.GetRequiredService<LinkSecret>();

        foreach (var folder in ArtifactKey.Folders)
        {
            routes.MapGet($"/{folder}/{{file}}", ServeArtifact.Handle).WithTags("Files").AllowsEveryOrigin();
            routes.MapPreflight($"/{folder}/{{file}}");
        }

        var limits = routes.ServiceProvider.GetRequiredService<IOptions<ArtifactOptions>>().Value;
        routes.MapPost("/api/v2/uploads", UploadFile.Handle)
            .WithTags("Files").WithName(nameof(UploadFile)).RequireCaller(KeyScopes.Generate)
            .TakesFile(UploadBody.Member, limits.MaxUploadBytes).AcceptsIdempotencyKey(maxBytes: FormFilePart.MaxBytes(limits.MaxUploadBytes));
    }
}
