using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Tessera.Server.Artifacts.Fetching;
using Tessera.Server.Configuration;
using Tessera.Server.Hosting;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Artifacts;

/// <summary>127.0.0.2 stands for the public internet, by <c>AllowedNetworks</c>; everything else of this machine is private.</summary>
[OneEngine]
public sealed class GuardedFetcherTests(ArtifactHost host) : IClassFixture<ArtifactHost>
{
    private const string Internet = ArtifactHost.Internet;
    private const int Limit = 1_000_000;

    private static CancellationToken Ct => TestHttp.Ct;

    [Fact]
    public async Task A_file_arrives_complete_and_the_request_reveals_nothing_about_us()
    {
        await using var server = RawServer.Start(Internet, static (_, stream, ct) => RawServer.AnswerAsync(stream, Samples.Png, ct));
        using var trace = new Activity("caller").SetIdFormat(ActivityIdFormat.W3C).Start();

        var result = await FetchAsync(server, "/cat.png?size=1#part");

        result.ShouldBeOfType<FetchResult.Fetched>().Content.ShouldBe(Samples.Png);
        server.Requests.ShouldHaveSingleItem().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(["GET /cat.png?size=1 HTTP/1.1", $"Host: {Internet}:{server.Port}", $"User-Agent: Tessera/{TesseraVersion.Text}"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task Three_redirects_are_followed_and_no_more(int redirects, bool arrives)
    {
        await using var server = RawServer.Start(Internet, static (path, stream, ct) =>
        {
            var left = int.Parse(path.TrimStart('/'));
            return left == 0
                ? RawServer.AnswerAsync(stream, Samples.Png, ct)
                : RawServer.AnswerAsync(stream, $"HTTP/1.1 302 Found\r\nLocation: /{left - 1}\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n", [], ct);
        });

        var result = await FetchAsync(server, $"/{redirects}");

        (result is FetchResult.Fetched).ShouldBe(arrives);
        server.Requests.ShouldAllBe(request => !request.Contains("Cookie", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("//127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.2]:{0}/")]
    [InlineData("http://0x7f000001:{0}/")]
    [InlineData("http://user:secret@127.0.0.2:{0}/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:{0}/")]
    [InlineData("http://[broken:{0}/")]
    public async Task A_redirect_into_our_own_network_reaches_nothing(string location)
    {
        await using var canary = RawServer.StartCanary();
        await using var server = RawServer.Start(Internet, (_, stream, ct) => RawServer.AnswerAsync(
            stream, $"HTTP/1.1 302 Found\r\nLocation: {string.Format(null, location, canary.Port)}\r\nContent-Length: 0\r\n\r\n", [], ct));

        var result = await FetchAsync(server, "/");

        result.ShouldBeOfType<FetchResult.Refused>();
        server.Connections.ShouldBe(1);
        canary.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task An_endless_body_is_left_at_the_limit()
    {
        await using var server = RawServer.Start(Internet, static async (_, stream, ct) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8.ToArray(), ct);
            while (true)
            {
                await stream.WriteAsync(new byte[64 * 1024], ct);
            }
        });

        var result = await FetchAsync(server, "/");

        Shown(result).ShouldBe(("The file is larger than 1 MB.", false, false));
    }

    [Fact]
    public async Task A_body_declared_too_large_is_not_read()
    {
        await using var server = RawServer.Start(Internet, static (_, stream, ct) =>
            RawServer.AnswerAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 1000001\r\n\r\n", [], ct));

        var result = await FetchAsync(server, "/");

        Shown(result).ShouldBe(("The file is larger than 1 MB.", false, false));
    }

    [Theory]
    [InlineData(Limit, true)]
    [InlineData(Limit + 1, false)]
    public async Task A_body_of_exactly_the_limit_is_accepted_and_one_more_byte_is_not(int bytes, bool isTaken)
    {
        await using var server = RawServer.Start(Internet, (_, stream, ct) =>
            RawServer.AnswerAsync(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", new byte[bytes], ct));

        var result = await FetchAsync(server, "/");

        (result is FetchResult.Fetched { Content.Length: Limit }).ShouldBe(isTaken);
    }

    [Fact]
    public async Task A_body_that_trickles_is_left_long_before_the_deadline()
    {
        await using var server = RawServer.Start(Internet, static async (_, stream, ct) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n\u0001"u8.ToArray(), ct);
            await Task.Delay(Timeout.Infinite, ct);
        });

        var result = await FetchAsync(server, "/", "--Tessera:Fetch:Patience", "00:00:00.2", "--Tessera:Fetch:Deadline", "01:00:00");

        Shown(result).ShouldBe(("The remote server is too slow.", true, false));
    }

    [Fact]
    public async Task A_file_waits_while_others_fill_the_memory_for_files_in_flight()
    {
        var (begun, release) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource());
        await using var large = RawServer.Start(Internet, async (_, stream, ct) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 8000000\r\n\r\n"u8.ToArray(), ct);
            await stream.WriteAsync(new byte[4_000_000], ct);
            begun.SetResult();
            await release.Task.WaitAsync(ct);
            await stream.WriteAsync(new byte[4_000_000], ct);
        });
        await using var small = RawServer.Start(Internet, static (_, stream, ct) => RawServer.AnswerAsync(stream, Samples.Png, ct));
        await using var tight = await ArtifactHost.StartNewAsync(
            "--Tessera:Fetch:AllowedNetworks:0", $"{Internet}/32", "--Tessera:Fetch:MemoryMegabytes", "16");
        var fetcher = tight.Get<GuardedFetcher>();

        var first = fetcher.FetchAsync(new Uri($"http://{Internet}:{large.Port}/"), 8_000_000, Ct, owner: 1);
        await begun.Task;
        var second = fetcher.FetchAsync(new Uri($"http://{Internet}:{small.Port}/"), Limit, Ct, owner: 2);
        // Another server fetches the same file meanwhile: without the bound the second has arrived too.
        (await FetchAsync(small, "/")).ShouldBeOfType<FetchResult.Fetched>();
        (await FetchAsync(small, "/")).ShouldBeOfType<FetchResult.Fetched>();

        second.IsCompleted.ShouldBeFalse();
        release.SetResult();
        (await first).ShouldBeOfType<FetchResult.Fetched>();
        (await second).ShouldBeOfType<FetchResult.Fetched>().Content.ShouldBe(Samples.Png);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_left_at_the_deadline()
    {
        await using var server = RawServer.Start(Internet, static (_, _, ct) => Task.Delay(Timeout.Infinite, ct));

        var result = await FetchAsync(server, "/", "--Tessera:Fetch:Deadline", "00:00:01");

        Shown(result).ShouldBe(("The remote server is too slow.", true, false));
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_not_a_refusal()
    {
        using var gone = new CancellationTokenSource();
        await using var server = RawServer.Start(Internet, async (_, _, ct) =>
        {
            await gone.CancelAsync();
            await Task.Delay(Timeout.Infinite, ct);
        });
        await Should.ThrowAsync<OperationCanceledException>(
            () => host.Get<GuardedFetcher>().FetchAsync(new Uri($"http://{Internet}:{server.Port}/"), Limit, gone.Token));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity, gzip")]
    public async Task A_compressed_body_is_refused_unopened(string encoding)
    {
        await using var server = RawServer.Start(Internet, (_, stream, ct) => RawServer.AnswerAsync(
            stream, $"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: 5\r\n\r\n", "small"u8.ToArray(), ct));

        var result = await FetchAsync(server, "/");

        result.ShouldBeOfType<FetchResult.Refused>().Reason.En.ShouldContain("compressed");
    }

    [Theory]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "The remote server answered 404 instead of 200.", true)]
    [InlineData("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n", "The remote server answered 410 instead of 200.", false)]
    [InlineData("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", "The remote server answered 403 instead of 200.", true)]
    [InlineData("HTTP/1.1 425 Too Early\r\nContent-Length: 0\r\n\r\n", "The remote server answered 425 instead of 200.", true)]
    [InlineData("HTTP/1.1 206 Partial Content\r\nContent-Length: 0\r\n\r\n", "The remote server answered 206 instead of 200.", false)]
    [InlineData("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", "The remote server redirects (302) without a location.", false)]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", "The remote server's reply is not valid HTTP.", false)]
    [InlineData("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n", "The remote server answered 408 instead of 200.", true)]
    [InlineData("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n", "The remote server answered 429 instead of 200.", true)]
    [InlineData("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n", "The remote server answered 500 instead of 200.", true)]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", "The remote server answered 503 instead of 200.", true)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "The connection broke before the whole file was received.", true, true)]
    [InlineData("", "The remote server's reply is not valid HTTP.", true)]
    public async Task A_server_that_returns_no_file_is_reported_with_whether_a_retry_may_help(string answer, string reason, bool isTransient, bool isCutShort = false)
    {
        await using var server = RawServer.Start(Internet, (_, stream, ct) => RawServer.AnswerAsync(stream, answer, [], ct));

        Shown(await FetchAsync(server, "/")).ShouldBe((reason, isTransient, isCutShort));
    }

    [Fact]
    public async Task A_head_without_end_is_left()
    {
        await using var server = RawServer.Start(Internet, static async (_, stream, ct) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), ct);
            while (true)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"X-Filler: {new string('a', 1000)}\r\n"), ct);
            }
        });

        (await FetchAsync(server, "/")).ShouldBeOfType<FetchResult.Refused>();
    }

    [Theory]
    [InlineData("http://127.0.0.2:1/", "The host does not accept connections on that port.", true)]
    [InlineData("http://does-not-exist.invalid/", "The host has no public address.", null)]
    [InlineData("http://127.0.0.1/", "The host has no public address.", false)]
    [InlineData("ftp://127.0.0.2/", "It must be an https or http URL.", false)]
    [InlineData("http://me:secret@127.0.0.2/", "It must be a URL without a user name or password.", false)]
    [InlineData("http://⑴.example.com/", "It must be a URL with an internet host name or address.", false)]
    [InlineData("/relative", "It must be an absolute URL.", false)]
    public async Task An_address_without_a_file_is_described(string address, string reason, bool? isTransient)
    {
        var result = (await host.Get<GuardedFetcher>().FetchAsync(new Uri(address, UriKind.RelativeOrAbsolute), Limit, Ct)).ShouldBeOfType<FetchResult.Refused>();

        // Whether a name does not exist or no resolver could be asked depends on the network of this machine.
        Shown(result).ShouldBe((reason, isTransient ?? result.IsTransient, false));
    }

    [Fact]
    public async Task Certificates_are_checked()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest($"CN={Internet}", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        await using var server = RawServer.StartTls(Internet, certificate, static (_, stream, ct) => RawServer.AnswerAsync(stream, Samples.Png, ct));
        var result = await host.Get<GuardedFetcher>().FetchAsync(new Uri($"https://{Internet}:{server.Port}/"), Limit, Ct);

        Shown(result).ShouldBe(("The host has no valid certificate.", false, false));
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_invalid_network_stops_the_start_and_is_named()
    {
        var problem = await Should.ThrowAsync<ConfigurationException>(
            () => ArtifactHost.StartNewAsync("--Tessera:Fetch:AllowedNetworks:0", "127.0.0.2/33"));

        problem.Message.ShouldContain("Tessera:Fetch:AllowedNetworks holds '127.0.0.2/33'");
    }

    private async Task<FetchResult> FetchAsync(RawServer server, string path) => await FetchAsync(host, server, path);

    private static async Task<FetchResult> FetchAsync(RawServer server, string path, params string[] settings)
    {
        await using var own = await ArtifactHost.StartNewAsync(["--Tessera:Fetch:AllowedNetworks:0", $"{Internet}/32", .. settings]);
        return await FetchAsync(own, server, path);
    }

    private static (string Reason, bool IsTransient, bool IsTruncated) Shown(FetchResult result)
    {
        var refused = result.ShouldBeOfType<FetchResult.Refused>();
        return (refused.Reason.En, refused.IsTransient, refused.IsTruncated);
    }

    private static Task<FetchResult> FetchAsync(ArtifactHost host, RawServer server, string path) =>
        host.Get<GuardedFetcher>().FetchAsync(new Uri($"http://{Internet}:{server.Port}{path}"), Limit, Ct);
}
