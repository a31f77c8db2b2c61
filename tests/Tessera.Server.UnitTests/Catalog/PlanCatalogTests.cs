using Tessera.Server.Catalog;

namespace Tessera.Server.UnitTests.Catalog;

public sealed class PlanCatalogTests
{
    [Fact]
    public void The_plans_are_those_of_the_contract() =>
        ShippedCatalog.Plans.All.ShouldBe(
        [
            new Plan("free", "Free", 0, 0, 50, 5, 20, 7, HasApi: false, 2, 100_000_000, 100, 60),
            new Plan("basic", "Basic", 1, 300, 0, 30, 200, 30, HasApi: false, 5, 1_000_000_000, 500, 200),
            new Plan("pro", "Pro", 2, 700, 0, 60, 500, 90, HasApi: false, 10, 5_000_000_000, 2000, 500),
            new Plan("vip", "VIP", 3, 1500, 0, 100, 1000, 90, HasApi: true, 20, 20_000_000_000, 10_000, 2000),
            new Plan("elite", "Elite", 4, 3000, 0, null, null, null, HasApi: true, 100, 100_000_000_000, 50_000, null),
        ]);

    [Fact]
    public void A_plan_is_found_by_its_slug()
    {
        ShippedCatalog.Plans.Find("vip").ShouldNotBeNull().MonthlyTokens.ShouldBe(1500);
        ShippedCatalog.Plans.Find("starter").ShouldBeNull();
    }

    [Theory]
    [InlineData("free", "dall-e-3", true)]
    [InlineData("free", "gpt-5", false)]
    [InlineData("basic", "gpt-5", true)]
    [InlineData("elite", "gpt-5", true)]
    public void A_plan_admits_the_models_of_its_rank_and_below(string plan, string model, bool admitted) =>
        ShippedCatalog.Plans.Admits(ShippedCatalog.Plans.Find(plan).ShouldNotBeNull(), ShippedCatalog.Model(model)).ShouldBe(admitted);
}
