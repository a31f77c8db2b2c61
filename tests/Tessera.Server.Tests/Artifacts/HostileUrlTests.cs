using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Artifacts.Fetching;
using Tessera.Server.Catalog;
using Tessera.Server.Tests.Dialects.V2.Generations;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Artifacts;

/// <summary>
/// A listener on every address of this machine must not see one connection, whatever the URL looks like, wherever it is
/// put, and however it is come by: written, redirected to, or from a name server that changes its mind.
/// </summary>
[OneEngine]
public sealed class HostileUrlTests
{
    // Stands for the public internet; no URL of the list names it.
    private const string Internet = "127.0.0.3";

    private static readonly string[] WithInternet = ["--Tessera:Fetch:AllowedNetworks:0", $"{Internet}/32"];

    private static CancellationToken Ct => TestHttp.Ct;

    [Fact]
    public async Task No_spelling_of_a_private_address_is_connected_to_from_any_kind_of_member()
    {
        await using var canary = RawServer.StartCanary();
        await using var host = await ArtifactHost.StartNewAsync();

        await ForEachAsync(UrlField.OneOfEach(host.Get<ModelCatalog>()), async sink =>
        {
            foreach (var url in HostileUrls.All(canary.Port))
            {
                await ShouldRefuseAsync(host, sink, url);
                canary.Connections.ShouldBe(0, $"{sink}: {url}");
            }
        });

        (await host.Server.Owner.GetJsonAsync("/api/v2/user/balance")).Whole("token_balance").ShouldBe(3000);
        await ShouldBeSeenAsync(canary);
    }

    [Fact]
    public async Task No_member_of_any_model_is_a_way_in()
    {
        await using var canary = RawServer.StartCanary();
        await using var host = await ArtifactHost.StartNewAsync();
        var sinks = UrlField.All(host.Get<ModelCatalog>());

        await ForEachAsync(sinks, async sink =>
        {
            foreach (var url in HostileUrls.Few(canary.Port))
            {
                await ShouldRefuseAsync(host, sink, url);
                canary.Connections.ShouldBe(0, $"{sink}: {url}");
            }
        });

        sinks.Select(sink => sink.Field).Distinct().ShouldBe(
            [
                "image_url", .. Enumerable.Range(2, 9).Select(number => $"image_url_{number}"), "audio_url", "target_url", "mask_url",
                "messages[0].content[1].image_url.url",
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("/api/v2/stt", "audio_url")]
    [InlineData("/api/v2/stt", "audio")]
    [InlineData("/api/v2/uploads", "url")]
    [InlineData("/api/v2/uploads", "file")]
    public async Task A_form_with_a_url_instead_of_a_file_is_refused_unread(string path, string field)
    {
        await using var canary = RawServer.StartCanary();
        await using var host = await ArtifactHost.StartNewAsync();
        using var form = new MultipartFormDataContent { { new StringContent($"http://127.0.0.1:{canary.Port}/"), field } };

        using var reply = await host.Server.Owner.PostAsync(path, form, Ct);

        reply.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        canary.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task No_redirect_leads_to_a_private_address()
    {
        await using var canary = RawServer.StartCanary();
        await using var host = await ArtifactHost.StartNewAsync(WithInternet);
        var urls = HostileUrls.All(canary.Port).Where(url => url.Length > 0).ToList();
        // What is a path in a redirect comes back to this server.
        await using var redirecting = RawServer.Start(Internet, (path, stream, ct) => int.TryParse(path.TrimStart('/'), out var index)
            ? RedirectAsync(urls[index], stream, ct)
            : RawServer.AnswerAsync(stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", [], ct));

        await ForEachAsync(UrlField.OneOfEach(host.Get<ModelCatalog>()), async sink =>
        {
            for (var index = 0; index < urls.Count; index++)
            {
                await ShouldRefuseAsync(host, sink, $"http://{Internet}:{redirecting.Port}/{index}");
                canary.Connections.ShouldBe(0, $"{sink}: {urls[index]}");
            }
        });

        redirecting.Connections.ShouldBeGreaterThanOrEqualTo(urls.Count);
        await ShouldBeSeenAsync(canary);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("fe80::1")]
    public async Task A_name_that_resolves_to_a_private_address_later_is_not_connected_to(string later)
    {
        await using var canary = RawServer.StartCanary();
        await using var redirecting = RawServer.Start(Internet, (_, stream, ct) => RedirectAsync($"http://rebinding.example:{canary.Port}/", stream, ct));
        var asked = 0;
        await using var server = await StartAsync((host, _) => Task.FromResult<IPAddress[]>(
            [IPAddress.Parse(host == "rebinding.example" && Interlocked.Increment(ref asked) % 2 == 1 ? Internet : later)]));

        foreach (var sink in UrlField.All(server.Services.GetRequiredService<ModelCatalog>()))
        {
            // Public when the first address is checked, private for the redirect to the same name.
            await ShouldRefuseAsync(server, sink, $"http://rebinding.example:{redirecting.Port}/");
            canary.Connections.ShouldBe(0, sink.Name);
        }

        asked.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task A_name_with_one_private_address_among_public_ones_is_not_connected_to_at_all()
    {
        await using var canary = RawServer.StartCanary();
        foreach (var answer in (string[][])[[Internet, "127.0.0.1"], ["127.0.0.1", Internet], [Internet, "::1"], []])
        {
            await using var server = await StartAsync((_, _) => Task.FromResult(answer.Select(IPAddress.Parse).ToArray()));

            foreach (var sink in UrlField.OneOfEach(server.Services.GetRequiredService<ModelCatalog>()))
            {
                await ShouldRefuseAsync(server, sink, $"http://several.example:{canary.Port}/");
                canary.Connections.ShouldBe(0, sink.Name);
            }
        }
    }

    // The checks above could be green because nothing works. With the guard's door open the same listener is reached.
    [Fact]
    public async Task With_loopback_allowed_the_same_urls_reach_the_listener()
    {
        await using var canary = RawServer.StartCanary();
        // The listener does not speak TLS: the deadline ends what waits for it.
        await using var host = await ArtifactHost.StartNewAsync(
            "--Tessera:Fetch:AllowedNetworks:0", "127.0.0.0/8", "--Tessera:Fetch:AllowedNetworks:1", "::1/128", "--Tessera:Fetch:Deadline", "00:00:05");
        var account = await host.Server.OpenAccountAsync(tokens: 100_000);
        var seen = 0;

        foreach (var sink in UrlField.OneOfEach(host.Get<ModelCatalog>()))
        {
            using var reply = await sink.SendAsync(account.Client, $"http://127.0.0.1:{canary.Port}/");
            canary.Connections.ShouldBe(++seen, sink.Name);
        }

        await using var redirecting = RawServer.Start(Internet, (_, stream, ct) => RedirectAsync($"http://localhost:{canary.Port}/", stream, ct));
        using (await UrlField.OneOfEach(host.Get<ModelCatalog>())[0].SendAsync(account.Client, $"http://{Internet}:{redirecting.Port}/"))
        {
            canary.Connections.ShouldBe(++seen);
        }

        using (await account.Client.PostTextAsync(GenerateRequests.Path, JsonSerializer.Serialize(UrlField.Messages(HostileUrls.All(canary.Port)))))
        {
            // So many of the spellings are the listener's address to whoever does not look at what they resolve to.
            (canary.Connections - seen).ShouldBeGreaterThan(30);
        }
    }

    [Fact]
    public async Task With_the_private_address_allowed_a_name_that_changes_reaches_the_listener()
    {
        await using var canary = RawServer.StartCanary();
        await using var redirecting = RawServer.Start(Internet, (_, stream, ct) => RedirectAsync($"http://rebinding.example:{canary.Port}/", stream, ct));
        var asked = 0;
        await using var server = await StartAsync(
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(++asked == 1 ? Internet : "127.0.0.1")]), "--Tessera:Fetch:AllowedNetworks:1", "127.0.0.1/32");

        using var reply = await UrlField.OneOfEach(server.Services.GetRequiredService<ModelCatalog>())[0].SendAsync(server.Owner, $"http://rebinding.example:{redirecting.Port}/");

        canary.Connections.ShouldBe(1);
    }

    private static Task<TestServer> StartAsync(GuardedDialer.HostLookup lookup, params string[] settings) =>
        TestServer.StartAsync(builder => builder.Services.AddSingleton(lookup), [.. WithInternet, .. settings]);

    // Side by side: most of the time is spent waiting for name servers that know none of these hosts.
    private static Task ForEachAsync(IReadOnlyList<UrlField> sinks, Func<UrlField, Task> check) => Task.WhenAll(sinks.Select(check));

    private static Task RedirectAsync(string location, Stream stream, CancellationToken ct)
    {
        // As bytes: what is sent is not what a header may hold.
        var head = Encoding.UTF8.GetBytes($"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return stream.WriteAsync(head, ct).AsTask();
    }

    private static Task ShouldRefuseAsync(ArtifactHost host, UrlField sink, string url) => ShouldRefuseAsync(host.Server, sink, url);

    private static async Task ShouldRefuseAsync(TestServer server, UrlField sink, string url)
    {
        using var reply = await sink.SendAsync(server.Owner, url);
        reply.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{sink}: {url}");
        var error = await reply.Content.ReadFromJsonAsync<JsonElement>(Ct);
        error.GetProperty("details").GetProperty("fields").EnumerateArray().Select(field => field.Text("field")).Distinct().ShouldBe([sink.Field], $"{sink}: {url}");
    }

    private static async Task ShouldBeSeenAsync(RawServer canary)
    {
        using var direct = new TcpClient();
        await direct.ConnectAsync("127.0.0.1", canary.Port, Ct);
        await direct.GetStream().WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray(), Ct);
        (await direct.GetStream().ReadAsync(new byte[1], Ct)).ShouldBe(1);
        canary.Connections.ShouldBe(1);
    }
}
