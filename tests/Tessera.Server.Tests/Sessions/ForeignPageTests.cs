using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Authentication;

namespace Tessera.Server.Tests.Sessions;

/// <summary>What pages of other sites, and other origins on the same host, can do with a visitor's session: nothing.</summary>
public sealed partial class ForeignPageTests : IAsyncLifetime
{
    private const string App = "https://app.example.org";

    // The server's own address, which only a run knows.
    private const string Own = "own";

    private TestServer? _server;
    private Browser? _browser;

    private TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    private Browser Browser => _browser ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync($"--Tessera:AllowedOrigins:0={App}");
        _browser = await Browser.RegisterAsync(_server, "ada@example.org");
    }

    public ValueTask DisposeAsync()
    {
        Browser.Dispose();
        return Server.DisposeAsync();
    }

    [Fact]
    public async Task No_route_that_may_change_something_accepts_the_cookie_without_the_CSRF_token()
    {
        var routes = Server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<CallerRequired>() is not null)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["POST"])
                .Where(method => method is not ("GET" or "HEAD")).Select(method => (Method: method, Route: "/" + endpoint.RoutePattern.RawText?.Trim('/'))))
            .Distinct()
            .ToList();
        routes.Count.ShouldBeGreaterThan(30);
        var accepted = new List<string>();

        foreach (var (method, route) in routes)
        {
            // What a form of another site can send: no header of its own, and the media types of forms.
            using var request = new HttpRequestMessage(new HttpMethod(method), Parameter.Replace(route, "1"));
            request.Content = new StringContent("{}", Encoding.UTF8, "text/plain");
            using var response = await Browser.Client.SendAsync(request, TestHttp.Ct);
            var text = await response.Content.ReadAsStringAsync(TestHttp.Ct);
            if (response.StatusCode != HttpStatusCode.Forbidden || !text.Contains("X-CSRF", StringComparison.Ordinal))
            {
                accepted.Add($"{method} {route}: {(int)response.StatusCode} {text}");
            }
        }

        accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_CSRF_token_of_another_session_is_refused()
    {
        using var other = await Browser.RegisterAsync(Server, "eve@example.org");
        Browser.Csrf = other.Csrf;

        using var refused = await Browser.SendAsync(HttpMethod.Patch, "/api/v2/user/me", """{"username": "Eve"}""");

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var error = JsonElement.Parse(await refused.Content.ReadAsStringAsync(TestHttp.Ct));
        (error.Text("error"), error.Text("message")).ShouldBe(
            ("forbidden", "The header `X-CSRF` does not belong to this session; read `csrf` from GET /api/v2/session again."));
        foreach (var invented in (string[])["", "x", Browser.Cookie ?? ""])
        {
            Browser.Csrf = invented;
            (await Browser.StatusAsync(HttpMethod.Patch, "/api/v2/user/me", """{"username": "Eve"}""")).ShouldBe(HttpStatusCode.Forbidden, invented);
        }

        (await Browser.Client.GetJsonAsync("/api/v2/user/me")).Text("username").ShouldBe("ada");
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_sign_a_visitor_out()
    {
        Browser.Csrf = null;

        (await Browser.StatusAsync(HttpMethod.Delete, "/api/v2/session")).ShouldBe(HttpStatusCode.Forbidden);
        (await Browser.StatusAsync(HttpMethod.Post, "/api/v2/auth/logout")).ShouldBe(HttpStatusCode.Forbidden);

        (await Browser.MeAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("application/json", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("application/json", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("text/plain", "cross-site", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "same-origin", HttpStatusCode.OK)]
    [InlineData("application/json", null, HttpStatusCode.OK)]
    [InlineData("application/json", "Cross-Site", HttpStatusCode.Forbidden)]
    [InlineData("application/json", "same-origin, cross-site", HttpStatusCode.Forbidden)]
    [InlineData("application/json", "elsewhere", HttpStatusCode.Forbidden)]
    [InlineData("application/json", "None", HttpStatusCode.OK)]
    [InlineData("application/json", null, HttpStatusCode.Forbidden, "https://evil.example")]
    [InlineData("application/json", null, HttpStatusCode.Forbidden, "null")]
    [InlineData("application/json", null, HttpStatusCode.Forbidden, "http://127.0.0.1:1")]
    [InlineData("application/json", null, HttpStatusCode.Forbidden, "http://127.0.0.1")]
    [InlineData("application/json", null, HttpStatusCode.OK, Own)]
    public async Task A_page_of_another_site_cannot_sign_a_visitor_in(string? type, string? site, HttpStatusCode status, string? origin = null)
    {
        using var eve = await Browser.RegisterAsync(Server, "eve@example.org");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/session");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"email": "eve@example.org", "password": "{{Browser.Password}}"}"""));
        if (type is not null)
        {
            request.Content.Headers.Add("Content-Type", type);
        }

        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin == Own ? OwnOrigin : origin);
        }

        using var response = await Browser.Client.SendAsync(request, TestHttp.Ct);

        response.StatusCode.ShouldBe(status);
        (await Browser.Client.GetJsonAsync("/api/v2/user/me")).Text("username").ShouldBe(status == HttpStatusCode.OK ? "eve" : "ada");
    }

    [Theory]
    [InlineData("Origin", "https://evil.example", false)]
    [InlineData("Origin", App, false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Origin", Own, true)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "SAME-ORIGIN", true)]
    public async Task A_page_of_another_origin_changes_nothing_even_with_the_CSRF_token(string header, string value, bool isAccepted)
    {
        var sent = value == Own ? OwnOrigin : value;
        foreach (var (method, path, json) in ((HttpMethod, string, string?)[])
            [(HttpMethod.Patch, "/api/v2/user/me", """{"username": "Eve"}"""), (HttpMethod.Delete, "/api/v2/keys/1", null), (HttpMethod.Delete, "/api/v2/session", null)])
        {
            using var response = await Browser.SendAsync(method, path, json, (header, sent));
            var text = await response.Content.ReadAsStringAsync(TestHttp.Ct);
            (response.StatusCode != HttpStatusCode.Forbidden).ShouldBe(isAccepted, $"{path}: {text}");
            if (!isAccepted)
            {
                JsonElement.Parse(text).Text("message").ShouldNotBeNull().ShouldStartWith("Only pages of this server may use the session cookie");
            }
        }

        (await Browser.MeAsync()).ShouldBe(isAccepted ? HttpStatusCode.Unauthorized : HttpStatusCode.OK);
    }

    [Fact]
    public async Task No_other_origin_may_read_a_reply_to_the_cookie()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/api/v2/session");
        preflight.Headers.Add("Origin", App);
        preflight.Headers.Add("Access-Control-Request-Method", "DELETE");
        preflight.Headers.Add("Access-Control-Request-Headers", "x-csrf");
        using var asked = await Browser.Client.SendAsync(preflight, TestHttp.Ct);
        using var read = await Browser.SendAsync(HttpMethod.Get, "/api/v2/session", null, ("Origin", App));

        foreach (var response in (HttpResponseMessage[])[asked, read])
        {
            response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([App]);
            response.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
        }
    }

    private string OwnOrigin => Server.Url.GetLeftPart(UriPartial.Authority);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter { get; }
}
