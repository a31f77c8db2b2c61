using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Artifacts.S3;

/// <summary>A server with a clock that a test moves, on a bucket of its own.</summary>
public sealed class S3ManualTimeServer : ManualTimeServer
{
    protected override async Task<string[]> StoreSettingsAsync()
    {
        var store = await S3Server.SharedAsync();
        return store.SettingsFor(await store.NewBucketAsync());
    }
}
