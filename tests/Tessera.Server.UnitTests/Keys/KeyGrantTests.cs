using System.Net;
using Tessera.Server.Authentication;
using Tessera.Server.Keys;

namespace Tessera.Server.UnitTests.Keys;

public sealed class KeyGrantTests
{
    private static readonly DateTimeOffset Soon = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_grant_without_limits_has_every_right()
    {
        var all = new KeyGrant("all", IsTest: false);

        all.Lacks(all).ShouldBeNull();
        all.Lacks(new KeyGrant("some", IsTest: true) { Scopes = [KeyScopes.Read], Models = ["gpt-5"], ExpiresAt = Soon, MonthlyBudget = 5 }).ShouldBeNull();
    }

    [Fact]
    public void A_limited_grant_lacks_whatever_goes_beyond_it()
    {
        var all = new KeyGrant("all", IsTest: false);

        new KeyGrant("own", IsTest: true).Lacks(all).ShouldBe("is_test");
        (all with { Scopes = [KeyScopes.Manage] }).Lacks(all).ShouldBe("scopes");
        (all with { Scopes = [KeyScopes.Manage] }).Lacks(all with { Scopes = [KeyScopes.Manage, KeyScopes.Read] }).ShouldBe("scopes");
        (all with { Models = ["gpt-5"] }).Lacks(all).ShouldBe("models");
        (all with { Models = ["gpt-5"] }).Lacks(all with { Models = ["dall-e-3"] }).ShouldBe("models");
        (all with { Networks = [IPNetwork.Parse("10.0.0.0/8")] }).Lacks(all).ShouldBe("cidrs");
        (all with { Networks = [IPNetwork.Parse("10.1.0.0/16")] }).Lacks(all with { Networks = [IPNetwork.Parse("10.0.0.0/8")] }).ShouldBe("cidrs");
        (all with { ExpiresAt = Soon }).Lacks(all).ShouldBe("expires_at");
        (all with { ExpiresAt = Soon }).Lacks(all with { ExpiresAt = Soon.AddSeconds(1) }).ShouldBe("expires_at");
        (all with { MonthlyBudget = 10 }).Lacks(all with { MonthlyBudget = 1 }).ShouldBe("monthly_budget");
    }

    [Fact]
    public void A_limited_grant_has_what_stays_within_it()
    {
        var own = new KeyGrant("own", IsTest: false)
        {
            Scopes = [KeyScopes.Manage, KeyScopes.Read],
            Models = ["gpt-5", "dall-e-3"],
            Networks = [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("2001:db8::/32")],
            ExpiresAt = Soon,
        };

        own.Lacks(own).ShouldBeNull();
        own.Lacks(own with
        {
            Scopes = [KeyScopes.Read],
            Models = ["gpt-5"],
            Networks = [IPNetwork.Parse("10.2.3.0/24"), IPNetwork.Parse("2001:db8:1::/48")],
            ExpiresAt = Soon.AddDays(-1),
            MonthlyBudget = 3,
        }).ShouldBeNull();
    }
}
