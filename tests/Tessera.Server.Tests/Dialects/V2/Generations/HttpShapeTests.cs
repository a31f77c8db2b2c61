using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>What every reply has, and the languages errors speak.</summary>
[OneEngine]
public sealed partial class HttpShapeTests(V2Server v2) : IClassFixture<V2Server>
{
    [Theory]
    [InlineData("ru", true)]
    [InlineData("ru-RU,ru;q=0.9,en;q=0.8", true)]
    [InlineData("de, ru;q=0.5", true)]
    [InlineData("en, ru;q=0.5", false)]
    [InlineData("de", false)]
    [InlineData("*", false)]
    public async Task Messages_are_Russian_for_callers_that_prefer_it_and_codes_never(string languages, bool isRussian)
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 0);
        foreach (var (method, path, json, code) in new[]
        {
            ("POST", "/api/v2/generate", """{"model":"gpt-5","prompt":"Hello"}""", "insufficient_tokens"),
            ("POST", "/api/v2/generate", """{"model":"gpt-5","promt":"Hello"}""", "validation_error"),
            ("POST", "/api/v2/generate", "{", "bad_request"),
            ("POST", "/api/v2/generate", """{"model":5}""", "bad_request"),
            ("POST", "/api/v2/generate", """{"model":"gpt-55555","prompt":"Hello"}""", "not_found"),
            ("GET", "/api/v2/generate/1234567", null, "not_found"),
            ("GET", "/api/v2/nowhere", null, "not_found"),
            ("PUT", "/api/v2/generate", "{}", "bad_request"),
        })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
            request.Headers.Add("Accept-Language", languages);
            var body = await account.Client.SendAsync(request, TestHttp.Ct).JsonAsync();

            body.Text("error").ShouldBe(code);
            Cyrillic().IsMatch(body.Text("message") ?? "").ShouldBe(isRussian, body.ToString());
        }
    }

    [Fact]
    public async Task Every_reply_has_its_own_request_id()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var stranger = v2.Server.ClientFor(null);
        var ids = new HashSet<string>();
        foreach (var sending in new[]
        {
            account.Client.GetAsync("/api/v2/balance", TestHttp.Ct),
            account.Client.PostTextAsync(GenerateRequests.Path, """{"model":"gpt-5","prompt":"Hello"}"""),
            account.Client.PostTextAsync(GenerateRequests.Path, """{"model":"gpt-5","prompt":"Hello","stream":true}"""),
            account.Client.PostTextAsync(GenerateRequests.Path, "{"),
            account.Client.GetAsync("/api/v2/nowhere", TestHttp.Ct),
            account.Client.DeleteAsync("/api/v2/balance", TestHttp.Ct),
            stranger.GetAsync("/api/v2/balance", TestHttp.Ct),
            stranger.GetAsync("/health/live", TestHttp.Ct),
        })
        {
            using var reply = await sending;
            ids.Add(reply.Headers.GetValues("X-Request-Id").Single()).ShouldBeTrue();
        }

        ids.ShouldAllBe(id => id.StartsWith("req_"));
    }

    [Theory]
    [InlineData("GET", "/api/v2/nowhere", HttpStatusCode.NotFound, "not_found")]
    [InlineData("POST", "/api/v2/generate/1/2/3", HttpStatusCode.NotFound, "not_found")]
    [InlineData("GET", "/nowhere", HttpStatusCode.NotFound, "not_found")]
    [InlineData("GET", "/api/v2/generate", HttpStatusCode.MethodNotAllowed, "bad_request")]
    [InlineData("PUT", "/api/v2/balance", HttpStatusCode.MethodNotAllowed, "bad_request")]
    [InlineData("DELETE", "/api/v2/models/gpt-5", HttpStatusCode.MethodNotAllowed, "bad_request")]
    public async Task A_404_names_what_was_requested(string method, string path, HttpStatusCode status, string code)
    {
        var account = await v2.Server.OpenAccountAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var body = await account.Client.SendAsync(request, TestHttp.Ct).RefusedAsync(status, code);

        body.Text("message").ShouldNotBeNull().ShouldContain(path);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nb_short")]
    [InlineData("nb_000000000000000000000000000000000000000000000")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    public async Task Without_a_valid_key_only_that_is_reported(string? key)
    {
        using var client = v2.Server.ClientFor(key);
        foreach (var path in new[] { "/api/v2/balance", "/api/v2/generate/1", "/api/v2/user/history" })
        {
            await client.GetAsync(path, TestHttp.Ct).RefusedAsync(HttpStatusCode.Unauthorized, "not_authenticated");
        }

        await client.PostTextAsync(GenerateRequests.Path, """{"model":"gpt-5","prompt":"Hello"}""").RefusedAsync(HttpStatusCode.Unauthorized, "not_authenticated");
    }

    [GeneratedRegex(@"\p{IsCyrillic}{3}")]
    private static partial Regex Cyrillic();
}
