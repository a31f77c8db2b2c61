using Tessera.Server.Tests.Dialects.V2;

namespace Tessera.Server.Tests.Artifacts.S3;

/// <summary>One server for the tests of a class, on a bucket of its own.</summary>
public sealed class S3V2Server : V2Server
{
    protected override async Task<string[]> StoreSettingsAsync()
    {
        var store = await S3Server.SharedAsync();
        return store.SettingsFor(await store.NewBucketAsync());
    }
}
