using System.Text.Json;
using Tessera.Server.Catalog;
using Tessera.Server.Tests.Catalog;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Providers;

/// <summary>A seed that a vendor does not take is refused, or given to another route: the reply names the seed that was sent.</summary>
public sealed class SeedRangeTests
{
    [Theory]
    [InlineData("nano-banana", "gemini", 0, 2147483647)]
    [InlineData("nano-banana-pro", "gemini", 0, 2147483647)]
    [InlineData("ideogram-v3", "ideogram", 0, 2147483647)]
    [InlineData("sd-3.5-large", "stability", 1, 4294967294)]
    [InlineData("recraft-v3", "recraft", 0, 2147483647)]
    [InlineData("midjourney", "midjourney", 0, 4294967295)]
    public void A_model_offers_the_seeds_of_the_route_that_serves_it(string slug, string provider, long least, long most)
    {
        var model = Shipped.Models.Find(slug).ShouldNotBeNull();

        var rule = ModelOffer.Of(model, [model.Routes.Single(route => route.Provider == provider)]).Options["seed"];

        Fits(rule, least).ShouldBeTrue();
        Fits(rule, most).ShouldBeTrue();
        Fits(rule, least - 1).ShouldBeFalse();
        Fits(rule, most + 1).ShouldBeFalse();
    }

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

    private static bool Fits(OptionRule rule, long seed) => OptionCheck.Fits(rule, JsonSerializer.SerializeToElement(seed));
}
