namespace Tessera.Server.Tests.Artifacts.S3;

/// <summary>The same server on a bucket of its own.</summary>
public sealed class S3Host : ArtifactHost
{
    internal string Bucket { get; private set; } = "";

    protected override ArtifactHost New() => new S3Host();

    protected override async Task<string[]> StoreSettingsAsync()
    {
        var store = await S3Server.SharedAsync();
        Bucket = await store.NewBucketAsync();
        return store.SettingsFor(Bucket);
    }
}
