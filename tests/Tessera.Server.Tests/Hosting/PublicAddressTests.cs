using System.Text;
using System.Text.Json;
using Tessera.Server.Configuration;
using Tessera.Server.Tests.Http;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Hosting;

/// <summary>Links in replies lead to this installation, whatever host a request names.</summary>
[OneEngine]
public sealed class PublicAddressTests(PublicAddressTests.PublicAddressServers servers) : IClassFixture<PublicAddressTests.PublicAddressServers>
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("LocalHost:1234")]
    [InlineData("127.0.0.9:1234")]
    [InlineData("[::1]:1234")]
    [InlineData("192.168.1.5:8080")]
    [InlineData("ai.example.org")]
    [InlineData("a.b.example.net:443")]
    public async Task A_known_host_is_followed(string host)
    {
        foreach (var server in servers.All)
        {
            (await LinkAsync(server, host)).ShouldStartWith($"http://{host}/uploads/");
        }
    }

    [Theory]
    [InlineData("attacker.example")]
    [InlineData("attacker.example:80")]
    [InlineData("203.0.113.7")]
    [InlineData("localhost.attacker.example")]
    [InlineData("127.0.0.1.attacker.example")]
    [InlineData("xexample.net")]
    [InlineData("example.net")]
    [InlineData("ai.example.org.attacker.example")]
    [InlineData("localhost:99999")]
    [InlineData("a_b'c")]
    [InlineData("xn--a")]
    [InlineData("169.254.169.254")]
    [InlineData("")]
    public async Task Another_host_is_not_followed_and_links_lead_to_the_address_that_was_reached(string host)
    {
        foreach (var server in servers.All)
        {
            var link = await LinkAsync(server, host);

            link.ShouldStartWith($"http://127.0.0.1:{server.Url.Port}/uploads/");
            using var stranger = server.ClientFor(null);
            (await stranger.GetByteArrayAsync(link, TestHttp.Ct)).ShouldBe(Samples.Png);
        }
    }

    [Fact]
    public async Task Forwarded_headers_of_a_stranger_change_no_link()
    {
        var link = await LinkAsync(servers.All[0], "localhost", "X-Forwarded-Host: attacker.example\r\nX-Forwarded-Proto: https\r\nForwarded: host=attacker.example\r\n");

        link.ShouldStartWith("http://localhost/uploads/");
    }

    [Fact]
    public async Task A_public_URL_is_what_links_begin_with()
    {
        await using var server = await TestServer.StartAsync("--Tessera:PublicUrl", "https://ai.example.org/tessera/");

        (await LinkAsync(server, "attacker.example")).ShouldStartWith("https://ai.example.org/tessera/uploads/");
    }

    [Theory]
    [InlineData("ai.example.org", true)]
    [InlineData("*.example.org", true)]
    [InlineData("203.0.113.7", true)]
    [InlineData("https://ai.example.org", false)]
    [InlineData("ai.example.org:443", false)]
    [InlineData("*", false)]
    [InlineData("a.*.org", false)]
    [InlineData("", false)]
    public void An_allowed_host_is_a_name_without_scheme_and_port(string text, bool isName) => ServerOptions.IsHostName(text).ShouldBe(isName);

    /// <summary>The link of an upload that was sent with this host.</summary>
    private static async Task<string> LinkAsync(TestServer server, string host, string headers = "")
    {
        var reply = await RawClient.SendAsync(
            server,
            $"POST /api/v2/uploads HTTP/1.1\r\nHost: {host}\r\n{headers}Authorization: Bearer {server.OwnerKey}\r\nContent-Type: image/png\r\nContent-Length: {Samples.Png.Length}\r\nConnection: close\r\n\r\n"
            + Encoding.Latin1.GetString(Samples.Png));
        reply.ShouldStartWith("HTTP/1.1 201 ");
        return JsonElement.Parse(reply[reply.IndexOf('{', StringComparison.Ordinal)..(reply.LastIndexOf('}') + 1)]).Text("url")!;
    }

    /// <summary>One server that listens on an address, and one that listens on all.</summary>
    public sealed class PublicAddressServers : IAsyncLifetime
    {
        private static readonly string[] Allowed = ["--Tessera:AllowedHosts:0", "ai.example.org", "--Tessera:AllowedHosts:1", "*.example.net"];

        private readonly List<TestServer> _all = [];

        public IReadOnlyList<TestServer> All => _all;

        public async ValueTask InitializeAsync()
        {
            _all.Add(await TestServer.StartAsync(Allowed));
            _all.Add(await TestServer.StartAsync([.. Allowed, "--urls", "http://0.0.0.0:0"]));
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var server in _all)
            {
                await server.DisposeAsync();
            }
        }
    }
}
