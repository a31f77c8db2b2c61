using Tessera.Providers;
using Tessera.Server.Hosting;
using Tessera.Server.Providers;
using Tessera.Testing.Vendors;

namespace Tessera.Server.UnitTests.Providers;

public sealed class UserAgentTests
{
    private static readonly BuiltInProvider Vendor = new("vendor", "vendor", new Uri("https://api.vendor.example/v1/"), [], [], (_, _, _) => new Connectors(null));

    [Fact]
    public async Task A_connector_cannot_name_another_product()
    {
        await using var stub = (await VendorStub.StartAsync()).On("GET /v1/x", StubAnswers.Body(200, "{}"));
        using var http = new ProviderHttp();
        using var client = http.For(Vendor, stub.Address);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(stub.Address, "/v1/x"));
        request.Headers.UserAgent.ParseAdd("connector/2 (x)");

        using var response = await client.SendAsync(request, TestHttp.Ct);

        TesseraVersion.Text.ShouldNotBeEmpty();
        stub.Requests.ShouldHaveSingleItem().Headers["user-agent"].ShouldBe($"Tessera/{TesseraVersion.Text}");
    }
}
