using System.Globalization;
using System.Net;
using Tessera.Server.Tests.Http;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.WebConsole;

/// <summary>The console's files at /web/, from a build of the test's own.</summary>
[OneEngine]
public sealed class ServeConsoleTests(ServeConsoleTests.BuiltConsole built) : IClassFixture<ServeConsoleTests.BuiltConsole>
{
    private const string Html = "text/html,application/xhtml+xml,*/*;q=0.8";
    private const string Script = "assets/index-4f2a91c7.js";

    private TestServer Server => built.Server;

    [Fact]
    public async Task The_page_is_revalidated_each_time_and_may_do_nothing_outside_of_its_origin()
    {
        using var page = await GetAsync("/web/");

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Content.Headers.ContentType?.ToString().ShouldBe("text/html; charset=utf-8");
        (await TextAsync(page)).ShouldContain("<title>Tessera</title>");
        page.Headers.CacheControl?.ToString().ShouldBe("no-cache");
        Header(page, "Content-Security-Policy").ShouldBe(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'");
        Header(page, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(page, "Referrer-Policy").ShouldBe("same-origin");
        Header(page, "Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Header(page, "Permissions-Policy").ShouldBe("camera=(), geolocation=()");
        using var again = await GetAsync("/web/", ("If-None-Match", page.Headers.ETag?.ToString() ?? ""));
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        Header(again, "Content-Security-Policy").ShouldBe(Header(page, "Content-Security-Policy"));
    }

    [Theory]
    [InlineData("/web/gallery?type=image&id=1")]
    [InlineData("/web/models/gpt-5.1")]
    [InlineData("/web/settings/")]
    [InlineData("/web/index.html")]
    public async Task Every_path_of_a_page_is_answered_with_the_page(string path)
    {
        using var page = await GetAsync(path);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await TextAsync(page)).ShouldContain("<title>Tessera</title>");
        page.Headers.CacheControl?.ToString().ShouldBe("no-cache");
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br", "br")]
    [InlineData("gzip", "gzip", "gz")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip", "gz")]
    [InlineData("identity", null, "plain()")]
    [InlineData(null, null, "plain()")]
    public async Task A_part_of_the_build_is_kept_for_a_year_and_sent_as_the_build_compressed_it(string? accepts, string? coding, string content)
    {
        using var script = await GetAsync($"/web/{Script}", accepts is null ? [] : [("Accept-Encoding", accepts)]);

        script.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await TextAsync(script), script.Content.Headers.ContentEncoding.SingleOrDefault()).ShouldBe((content, coding));
        script.Content.Headers.ContentType?.ToString().ShouldBe("text/javascript; charset=utf-8");
        script.Headers.CacheControl?.ToString().ShouldBe("public, max-age=31536000, immutable");
        script.Headers.Vary.ShouldBe(["Accept-Encoding"]);
    }

    [Theory]
    [InlineData("/web/")]
    [InlineData("/web/theme.js")]
    [InlineData("/web/" + Script)]
    [InlineData("/web/assets/golos-0a1b.woff2")]
    public async Task HEAD_has_the_headers_of_GET(string path)
    {
        using var get = await GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await Server.Owner.SendAsync(request, TestHttp.Ct);

        (head.StatusCode, head.Content.Headers.ContentLength, head.Headers.ETag).ShouldBe((get.StatusCode, get.Content.Headers.ContentLength, get.Headers.ETag));
        (await head.Content.ReadAsByteArrayAsync(TestHttp.Ct)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/web/assets/index-00000000.js")]
    [InlineData("/web/assets/../../tessera.db")]
    [InlineData("/web/assets/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/web/assets/..%2f..%2fetc%2fpasswd")]
    [InlineData("/web/assets/")]
    public async Task A_part_that_this_build_does_not_have_is_not_answered_with_the_page(string path)
    {
        var (status, text) = await GetRawAsync(path);

        status.ShouldBe(404);
        text.ShouldNotContain("<title>");
    }

    [Theory]
    [InlineData("/web/../tessera.db")]
    [InlineData("/web/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/web/..%2f..%2fetc%2fpasswd")]
    [InlineData("/web//etc/passwd")]
    [InlineData("/web/.vite/manifest.json")]
    [InlineData("/web/%00")]
    public async Task No_path_leads_out_of_the_build_or_to_a_hidden_file(string path)
    {
        var (status, text) = await GetRawAsync(path);

        status.ShouldBeOneOf(200, 400, 404);
        if (status == 200)
        {
            text.ShouldContain("<title>Tessera</title>");
        }
    }

    [Fact]
    public async Task A_browser_is_led_from_the_root_to_the_console_and_a_program_is_not()
    {
        using var browser = await GetAsync("/", ("Accept", Html));
        using var program = await GetAsync("/", ("Accept", "application/json"));
        using var bare = await GetAsync("/web?x=1");

        (browser.StatusCode, browser.Headers.Location?.ToString()).ShouldBe((HttpStatusCode.Redirect, "/web/"));
        program.Content.Headers.ContentType?.MediaType.ShouldBe("application/json");
        (bare.StatusCode, bare.Headers.Location?.ToString()).ShouldBe((HttpStatusCode.Redirect, "/web/?x=1"));
    }

    [Fact]
    public async Task The_origin_of_the_links_to_results_may_be_shown_where_it_is_another_one()
    {
        await using var server = await TestServer.StartAsync($"--Tessera:Console:Folder={built.Folder}", "--Tessera:PublicUrl=https://ai.example.org/tessera");

        using var page = await server.Owner.GetAsync("/web/", TestHttp.Ct);

        var policy = Header(page, "Content-Security-Policy").ShouldNotBeNull();
        policy.ShouldContain("img-src 'self' data: blob: https://ai.example.org; media-src 'self' blob: https://ai.example.org; font-src 'self'; connect-src 'self' https://ai.example.org;");
        policy.ShouldContain("script-src 'self'; style-src 'self';");
    }

    [Theory]
    [InlineData("en", "<html lang=\"en\">", "install Node.js 20.19")]
    [InlineData("ru-RU,ru;q=0.9", "<html lang=\"ru\">", "установите Node.js 20.19")]
    public async Task Without_a_build_the_address_says_how_to_get_one(string language, string html, string says)
    {
        await using var server = await TestServer.StartAsync($"--Tessera:Console:Folder={built.Folder}/none");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/web/gallery") { Headers = { { "Accept-Language", language } } };

        using var page = await server.Owner.SendAsync(request, TestHttp.Ct);

        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var text = await TextAsync(page);
        text.ShouldContain(html);
        text.ShouldContain(says);
        Header(page, "Content-Security-Policy").ShouldNotBeNull().ShouldStartWith("default-src 'none'; style-src 'sha256-");
        page.Headers.Vary.ShouldContain("Accept-Language");
    }

    // A client would take the dots out of the path.
    private async Task<(int Status, string Text)> GetRawAsync(string path)
    {
        var reply = await RawClient.SendAsync(Server, $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        return (int.Parse(reply.Split(' ')[1], CultureInfo.InvariantCulture), reply);
    }

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestHttp.Ct);

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await Server.Owner.SendAsync(request, TestHttp.Ct);
    }

    /// <summary>A server with a build that no test changes.</summary>
    public sealed class BuiltConsole : IAsyncLifetime
    {
        private readonly DirectoryInfo _build = Directory.CreateTempSubdirectory("tessera-console-");
        private TestServer? _server;

        public TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

        public string Folder => _build.FullName;

        public async ValueTask InitializeAsync()
        {
            Write("index.html", "<!doctype html><title>Tessera</title>");
            Write("theme.js", "theme()");
            Write(Script, "plain()");
            Write(Script + ".br", "br");
            Write(Script + ".gz", "gz");
            Write("assets/golos-0a1b.woff2", "font");
            Write(".vite/manifest.json", "{}");
            _server = await TestServer.StartAsync($"--Tessera:Console:Folder={Folder}");
        }

        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            _build.Delete(recursive: true);
        }

        private void Write(string path, string content)
        {
            var file = new FileInfo(Path.Combine(Folder, path));
            file.Directory?.Create();
            File.WriteAllText(file.FullName, content);
        }
    }
}
