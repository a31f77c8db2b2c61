using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.WebConsole;

[OneEngine]
public sealed partial class WelcomeTests : IAsyncLifetime
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    private TestServer? _server;

    private TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    [Fact]
    public async Task The_banners_address_shows_a_page_that_requests_nothing_from_other_hosts()
    {
        var (response, page) = await OpenAsync("/", Browser, "en");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType?.ToString().ShouldBe("text/html; charset=utf-8");
        page.ShouldContain($"curl {Server.Url.GetLeftPart(UriPartial.Authority)}/api/v2/generate");
        var style = Style.Match(page).Groups["style"].Value;
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldBe(
            $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        style.ShouldContain("prefers-color-scheme:dark");
        page.ShouldNotContain("<script");
        Reference.Matches(page).Select(match => match.Groups["target"].Value).ShouldAllBe(target => target.StartsWith('/') || target == "data:,");
        foreach (var target in Reference.Matches(page).Select(match => match.Groups["target"].Value).Where(target => target.StartsWith('/')))
        {
            (await OpenAsync(target, Browser, "en")).Response.StatusCode.ShouldBe(target == "/web/" ? HttpStatusCode.NotFound : HttpStatusCode.OK, target);
        }
    }

    [Fact]
    public async Task The_sample_call_names_a_model_that_is_served_or_says_that_there_is_none()
    {
        var (_, served) = await OpenAsync("/", Browser, "en");
        await using var other = await TestServer.StartAsync("--Tessera:Sandbox:Mode=Never", "--ANTHROPIC_API_KEY=test");
        await using var none = await TestServer.StartAsync("--Tessera:Sandbox:Mode=Never");

        served.ShouldContain("gpt-5");
        (await PageAsync(other)).ShouldContain("&quot;model&quot;: &quot;claude-");
        (await PageAsync(none)).ShouldContain("No model can be called yet");

        static async Task<string> PageAsync(TestServer server)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Accept", Browser } } };
            using var response = await server.Owner.SendAsync(request, TestHttp.Ct);
            return await response.Content.ReadAsStringAsync(TestHttp.Ct);
        }
    }

    [Fact]
    public async Task It_speaks_Russian() =>
        (await OpenAsync("/", Browser, "ru-RU,ru;q=0.9,en;q=0.8")).Text.ShouldMatch("(?s)<html lang=\"ru\">.*Первый вызов");

    [Fact]
    public async Task It_quotes_the_address_it_shows()
    {
        await using var server = await TestServer.StartAsync("--Tessera:PublicUrl=https://ai.example.org/a<b&c'd");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Url, "/")) { Headers = { { "Accept", Browser } } };
        using var response = await server.Owner.SendAsync(request, TestHttp.Ct);

        (await response.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("curl https://ai.example.org/a&lt;b&amp;c&#x27;d/api/v2/generate");
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/json")]
    [InlineData("text/html;q=0, application/json")]
    public async Task A_program_is_given_its_folders(string accept)
    {
        var (response, text) = await OpenAsync("/", accept, "en");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var facts = System.Text.Json.JsonElement.Parse(text);
        facts.Text("name").ShouldBe("Tessera");
        facts.Text("api_reference").ShouldBe("/docs");
        facts.Text("health").ShouldBe("/health/ready");
        response.Headers.Vary.ShouldContain("Accept");
    }

    private async Task<(HttpResponseMessage Response, string Text)> OpenAsync(string path, string accept, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Url, path));
        request.Headers.Add("Accept", accept);
        request.Headers.Add("Accept-Language", language);
        var response = await Server.Owner.SendAsync(request, TestHttp.Ct);
        return (response, await response.Content.ReadAsStringAsync(TestHttp.Ct));
    }

    [GeneratedRegex("<style>(?<style>.*?)</style>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Style { get; }

    [GeneratedRegex("(href|src)=\"(?<target>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference { get; }
}
