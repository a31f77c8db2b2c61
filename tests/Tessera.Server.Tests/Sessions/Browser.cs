using System.Net;
using System.Text;
using System.Text.Json;

namespace Tessera.Server.Tests.Sessions;

/// <summary>A browser of a test: it keeps cookies, and its page sends the CSRF token unless it is a page of another site.</summary>
internal sealed class Browser : IDisposable
{
    public const string Password = "correct horse";

    private readonly TestServer _server;

    public Browser(TestServer server)
    {
        _server = server;
        Client = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }.ToClient(server.Url);
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Client { get; }

    /// <summary>What the page sends as <c>X-CSRF</c>.</summary>
    public string? Csrf { get; set; }

    /// <summary>The value of the session cookie.</summary>
    public string? Cookie => Cookies.GetCookies(_server.Url)["tessera"]?.Value;

    /// <summary>A browser in which a new account was registered.</summary>
    public static async Task<Browser> RegisterAsync(TestServer server, string email)
    {
        var browser = new Browser(server);
        (await browser.StartAsync("/api/v2/session/register", email, Password)).Status.ShouldBe(HttpStatusCode.Created);
        return browser;
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> SignInAsync(string email, string password = Password) =>
        StartAsync("/api/v2/session", email, password);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        if (Csrf is not null)
        {
            request.Headers.Add("X-CSRF", Csrf);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return Client.SendAsync(request, TestHttp.Ct);
    }

    public async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var response = await SendAsync(method, path, json, headers);
        return response.StatusCode;
    }

    /// <summary>The status of a request that needs a user.</summary>
    public Task<HttpStatusCode> MeAsync() => StatusAsync(HttpMethod.Get, "/api/v2/user/me");

    public void Dispose() => Client.Dispose();

    private async Task<(HttpStatusCode Status, JsonElement Body)> StartAsync(string path, string email, string password)
    {
        using var response = await SendAsync(HttpMethod.Post, path, JsonSerializer.Serialize(new { email, password }));
        var body = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct));
        if (response.IsSuccessStatusCode)
        {
            Csrf = body.Text("csrf");
        }

        return (response.StatusCode, body);
    }
}
