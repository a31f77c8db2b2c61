using Tessera.Providers.Http;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Http;

public sealed class VendorApiTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_of_any_printable_characters_is_sent_as_it_is()
    {
        await using var stub = (await VendorStub.StartAsync()).Always(StubAnswers.Body(200, "{}"));
        const string Key = "a,b=\"c\";d:e\\f/(g)";

        await new VendorApi(stub.Http, stub.Address, Key, VendorApi.Bearer, VendorApi.AcceptJson).CheckAsync("/x", Ct);
        await new VendorApi(stub.Http, stub.Address, Key, static key => [new("x-key", key)]).CheckAsync("/x", Ct);

        stub.Requests.Select(request => request.Headers.GetValueOrDefault("authorization")).ShouldBe([$"Bearer {Key}", null]);
        stub.Requests.Select(request => request.Headers.GetValueOrDefault("x-key")).ShouldBe([null, Key]);
        stub.Requests.Select(request => request.Headers.GetValueOrDefault("accept")).ShouldBe(["application/json", null]);
    }

    [Theory]
    [InlineData("https://api.vendor.example/v1/jobs/7", true)]
    [InlineData("http://api.vendor.example/v1/jobs/7", false)]
    [InlineData("https://api.vendor.example:8443/v1/jobs/7", false)]
    [InlineData("https://evil.example/v1/jobs/7", false)]
    [InlineData("https://user@api.vendor.example/v1/jobs/7", false)]
    [InlineData("/v1/jobs/7", false)]
    [InlineData(null, false)]
    public void Only_a_link_to_the_configured_host_is_followed(string? link, bool isOwn)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var api = new VendorApi(http, new Uri("https://api.vendor.example/v1/"), null, VendorApi.Bearer);

        (api.Own(link) is not null).ShouldBe(isOwn);
        api.At("/jobs").AbsoluteUri.ShouldBe("https://api.vendor.example/v1/jobs");
    }
}
