using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;

namespace Tessera.Server.Artifacts.S3;

/// <summary>
/// The configured bucket and its only client. The client retries by itself; a failure that remains is a <see
/// cref="StoreUnavailableException"/>.
/// </summary>
internal sealed class S3Bucket(IOptions<S3Options> options) : IDisposable
{
    private readonly Lazy<AmazonS3Client> _client = new(() => Connect(options.Value));

    public string Name { get; } = options.Value.Bucket ?? "";

    /// <summary>The prefix of all object names: empty, or with a trailing slash.</summary>
    public string Prefix { get; } = options.Value.Prefix is { Length: > 0 } given ? given.TrimEnd('/') + "/" : "";

    /// <summary>The store's address, for messages.</summary>
    public string Place => options.Value.Endpoint ?? $"Amazon S3 in {options.Value.Region}";

    public string ObjectOf(ArtifactKey key) => $"{Prefix}{key}";

    /// <summary>Checks that the bucket exists and is accessible.</summary>
    /// <exception cref="StoreUnavailableException">The bucket cannot be used.</exception>
    public Task CheckAsync(CancellationToken ct) =>
        AskAsync(client => client.HeadBucketAsync(new HeadBucketRequest { BucketName = Name }, ct), ct);

    /// <exception cref="StoreUnavailableException">The store does not answer, or answers with an error.</exception>
    public async Task<T> AskAsync<T>(Func<AmazonS3Client, Task<T>> call, CancellationToken ct)
    {
        try
        {
            return await call(_client.Value);
        }
        catch (Exception failure) when (IsOutage(failure, ct))
        {
            throw new StoreUnavailableException($"The bucket '{Name}' at {Place} failed: {failure.Message}", failure);
        }
    }

    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }

    private static bool IsOutage(Exception failure, CancellationToken ct) => failure switch
    {
        OperationCanceledException => !ct.IsCancellationRequested, // the client's own time limit
        AmazonServiceException or AmazonClientException or HttpRequestException or IOException => true,
        _ => false,
    };

    private static AmazonS3Client Connect(S3Options options)
    {
        var settings = new AmazonS3Config
        {
            ForcePathStyle = options.PathStyle ?? options.Endpoint is not null,
            RequestChecksumCalculation = options.Checksums ? RequestChecksumCalculation.WHEN_SUPPORTED : RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = options.Checksums ? ResponseChecksumValidation.WHEN_SUPPORTED : ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.Endpoint is { } endpoint)
        {
            settings.ServiceURL = endpoint;
            settings.AuthenticationRegion = options.Region;
        }
        else
        {
            settings.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(options.Region);
        }

        return new AmazonS3Client(new BasicAWSCredentials(options.AccessKey, options.SecretKey), settings);
    }
}
