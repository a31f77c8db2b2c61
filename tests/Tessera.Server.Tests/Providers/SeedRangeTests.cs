using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Providers;

/// <summary>A seed that a vendor does not take is refused, or given to another route: the reply names the seed that was sent.</summary>
[OneEngine]
public sealed class SeedRangeTests
{
    [Fact]
    public async Task A_seed_outside_of_the_vendor_s_range_is_refused_and_reaches_no_vendor()
    {
        await using var stubbed = await StubbedServer.StartAsync("gemini");
        var account = await stubbed.Server.OpenAccountAsync(tokens: 100);

        var refused = await account.Client.GenerateAsync("""{"model":"nano-banana","prompt":"A fox","seed":9007199254740991}""");

        refused.Text("error").ShouldBe("validation_error", refused.ToString());
        refused.ToString().ShouldContain("2147483647");
        stubbed.Stub.Requests.ShouldBeEmpty();
        (await account.Client.TokensAsync()).ShouldBe((100, 0));
    }
}
