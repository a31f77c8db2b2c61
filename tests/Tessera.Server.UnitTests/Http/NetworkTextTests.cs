using System.Net;
using Tessera.Server.Artifacts.Fetching;
using Tessera.Server.Configuration;
using Tessera.Server.Http;

namespace Tessera.Server.UnitTests.Http;

public sealed class NetworkTextTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/8")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("2001:db8::/32", "2001:db8::/32")]
    [InlineData("::/0", "::/0")]
    [InlineData("::ffff:10.0.0.0/104", "10.0.0.0/8")]
    [InlineData("::FFFF:0a00:0000/104", "10.0.0.0/8")]
    [InlineData("::ffff:0:0/96", "0.0.0.0/0")]
    [InlineData("::ffff:10.1.2.3/128", "10.1.2.3/32")]
    [InlineData("10/8", null)]
    [InlineData("010.0.0.0/8", null)]
    [InlineData("0x0a.0.0.0/8", null)]
    [InlineData("10.0.0.0/33", null)]
    [InlineData("10.0.0.0/-1", null)]
    [InlineData("10.0.0.0/", null)]
    [InlineData("10.0.0.0", null)]
    [InlineData("fe80::1%1/64", null)]
    [InlineData("[::1]/128", null)]
    [InlineData("::ffff:0:0/95", null)]
    [InlineData("", null)]
    public void A_network_has_one_form(string text, string? network) => (NetworkText.TryParse(text)?.ToString()).ShouldBe(network);

    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3/32")]
    [InlineData("::1", "::1/128")]
    [InlineData("::ffff:10.1.2.3", "10.1.2.3/32")]
    [InlineData("10", null)]
    [InlineData("fe80::1%1", null)]
    public void A_single_address_is_a_network_where_one_is_allowed(string text, string? network) =>
        (NetworkText.TryParse(text, allowsAddress: true)?.ToString()).ShouldBe(network);

    [Fact]
    public void A_network_that_was_stored_earlier_contains_the_clients_that_it_was_meant_for() =>
        NetworkText.Parse("::ffff:10.0.0.0/104").Contains(IPAddress.Parse("10.1.2.3")).ShouldBeTrue();

    [Theory]
    [InlineData("::ffff:10.0.0.0/104", 0)]
    [InlineData("10/8", 1)]
    public void The_settings_take_what_keys_take(string text, int problems)
    {
        var (server, fetch) = (new ServerOptions(), new FetchOptions());
        server.TrustedProxies.Add(text);
        fetch.AllowedNetworks.Add(text);

        server.Validate(new(server)).Count().ShouldBe(problems);
        fetch.Validate(new(fetch)).Count().ShouldBe(problems);
    }
}
