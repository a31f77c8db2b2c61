using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Server.Providers;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Providers;

/// <summary>No credential is ever sent to a host that is not its provider's.</summary>
[OneEngine]
public sealed class HostGuardTests
{
    private static readonly BuiltInProvider Vendor = new("vendor", "vendor", new Uri("https://api.vendor.example/v1/"), [], [], (_, _, _) => new Connectors(null))
    {
        MoreHosts = ["*.delivery.vendor.example", "files.vendor.example"],
    };

    [Theory]
    [InlineData("https://api.vendor.example/v2/other", true)]
    [InlineData("https://API.vendor.example/v1/", true)]
    [InlineData("https://files.vendor.example/a", true)]
    [InlineData("https://eu.delivery.vendor.example/a", true)]
    [InlineData("http://api.vendor.example/v1/", false)]
    [InlineData("https://api.vendor.example:8443/v1/", false)]
    [InlineData("https://delivery.vendor.example/a", false)]
    [InlineData("https://evil-delivery.vendor.example/a", false)]
    [InlineData("http://files.vendor.example/a", false)]
    [InlineData("https://files.vendor.example.evil.example/a", false)]
    [InlineData("https://api.vendor.example@evil.example/", false)]
    [InlineData("https://127.0.0.1/", false)]
    public async Task Only_the_provider_s_own_hosts_are_spoken_to(string address, bool isOwn)
    {
        using var inside = new CountingHandler();
        using var client = new HttpMessageInvoker(new HostGuard(inside, Vendor.UsualAddress.ShouldNotBeNull(), Vendor.MoreHosts));
        using var request = new HttpRequestMessage(HttpMethod.Get, address);

        if (isOwn)
        {
            (await client.SendAsync(request, TestHttp.Ct)).Dispose();
        }
        else
        {
            await Should.ThrowAsync<ForeignHostException>(() => client.SendAsync(request, TestHttp.Ct));
        }

        inside.Requests.ShouldBe(isOwn ? 1 : 0);
    }

    [Fact]
    public async Task Another_address_is_another_vendor()
    {
        using var http = new ProviderHttp();
        using var client = http.For(Vendor, new Uri("http://127.0.0.1:9/v1/"));

        foreach (var foreign in (string[])["https://files.vendor.example/a", "https://api.vendor.example/v1/a"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, foreign);
            await Should.ThrowAsync<ForeignHostException>(() => client.SendAsync(request, TestHttp.Ct));
        }
    }

    [Fact]
    public async Task A_vendor_that_answers_with_another_address_gets_nothing_sent_there()
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.One, [.. Vendors.At("openai", vendor), "--Tessera:Routing:Retries=0"]);
        var account = await server.OpenAccountAsync();
        vendor.Answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = $"http://127.0.0.1:{((IPEndPoint)elsewhere.LocalEndpoint).Port}/v1/chat/completions";
            return Task.CompletedTask;
        };

        var body = await account.Client.GenerateAsync(Vendors.Hello);

        body.Text("status").ShouldBe("failed");
        elsewhere.Pending().ShouldBeFalse();
    }

    private sealed class CountingHandler : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
