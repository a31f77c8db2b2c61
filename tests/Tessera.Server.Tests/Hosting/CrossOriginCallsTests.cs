using System.Net;

namespace Tessera.Server.Tests.Hosting;

/// <summary>Calls from web pages of other origins.</summary>
public sealed class CrossOriginCallsTests
{
    private const string App = "https://app.example.org";
    private const string Path = "/api/v2/generate";

    [Fact]
    public async Task A_page_of_an_allowed_origin_may_call_and_read_every_reply_also_errors()
    {
        await using var server = await TestServer.StartAsync($"--Tessera:AllowedOrigins:0={App}");
        using var client = server.ClientFor("nb_unknown");

        using var preflight = await SendAsync(client, HttpMethod.Options, Path, App, "x-stainless-lang,anthropic-beta");
        preflight.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        preflight.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([App]);
        preflight.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldBe("x-stainless-lang,anthropic-beta");
        preflight.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();

        using var refused = await SendAsync(client, HttpMethod.Post, Path, App);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        refused.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([App]);
        refused.Headers.GetValues("Access-Control-Expose-Headers").Single().Split(',').ShouldContain("X-Tessera-Tokens-Spent");

        using var other = await SendAsync(client, HttpMethod.Options, Path, "https://other.example.org");
        other.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task By_default_no_other_origin_is_allowed()
    {
        await using var server = await TestServer.StartAsync();

        using var preflight = await SendAsync(server.Owner, HttpMethod.Options, Path, App);
        preflight.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        using var read = await SendAsync(server.Owner, HttpMethod.Get, "/api/v2/models", App);
        read.StatusCode.ShouldBe(HttpStatusCode.OK);
        read.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task An_entry_that_is_not_an_origin_refuses_the_start()
    {
        var failure = await Should.ThrowAsync<Exception>(() => TestServer.StartAsync("--Tessera:AllowedOrigins:0=https://app.example.org/path"));

        failure.Message.ShouldContain("AllowedOrigins holds 'https://app.example.org/path'");
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, string origin, string headers = "authorization")
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", origin);
        if (method == HttpMethod.Options)
        {
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add("Access-Control-Request-Headers", headers);
        }

        return client.SendAsync(request, TestHttp.Ct);
    }
}
