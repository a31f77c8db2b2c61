using System.Text.Json;
using Tessera.Server.Catalog;

namespace Tessera.Server.UnitTests.Catalog;

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
        var model = ShippedCatalog.Models.Find(slug).ShouldNotBeNull();

        var rule = ModelOffer.Of(model, [model.Routes.Single(route => route.Provider == provider)]).Options["seed"];

        Fits(rule, least).ShouldBeTrue();
        Fits(rule, most).ShouldBeTrue();
        Fits(rule, least - 1).ShouldBeFalse();
        Fits(rule, most + 1).ShouldBeFalse();
    }

    private static bool Fits(OptionRule rule, long seed) => OptionCheck.Fits(rule, JsonSerializer.SerializeToElement(seed));
}
