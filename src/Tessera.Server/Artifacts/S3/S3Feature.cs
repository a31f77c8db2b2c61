using Microsoft.Extensions.DependencyInjection.Extensions;
using Tessera.Server.Configuration;

namespace Tessera.Server.Artifacts.S3;

internal static class S3Feature
{
    /// <summary>Registers the settings; if they name a bucket, it replaces the folder.</summary>
    public static void AddS3(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddTesseraOptions<S3Options>(S3Options.Section).PostConfigure<IConfiguration>(TakeUsualNames);
        services.AddSingleton<S3Bucket>();
        services.AddSingleton<S3Artifacts>();
        if (string.IsNullOrEmpty(configuration[$"{S3Options.Section}:{nameof(S3Options.Bucket)}"]))
        {
            return;
        }

        services.Replace(ServiceDescriptor.Singleton<IArtifactStore>(provider => provider.GetRequiredService<S3Artifacts>()));
        services.AddHostedService<BucketStart>();
        services.AddHealthChecks().AddCheck<BucketHealth>("bucket");
    }

    // Both keys from one source: the store would refuse a mixed pair without saying why.
    private static void TakeUsualNames(S3Options options, IConfiguration configuration)
    {
        if (!string.IsNullOrEmpty(options.Bucket) && options.AccessKey is null && options.SecretKey is null)
        {
            options.AccessKey = configuration[S3Options.AccessKeyVariable];
            options.SecretKey = configuration[S3Options.SecretKeyVariable];
        }
    }
}
