using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Http;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>
/// F4: documents that are no JSON, or JSON that two readers could read differently, are refused by every route that
/// takes JSON, and none of them is an error of the server's. The cases follow https://github.com/nst/JSONTestSuite.
/// </summary>
[OneEngine]
public sealed class InvalidJsonTests(V2Server v2) : IClassFixture<V2Server>, IDisposable
{
    private HttpClient? _owner;

    private static readonly byte[] Bom = [0xEF, 0xBB, 0xBF];

    public static TheoryData<string, string> Routes() => new()
    {
        { "POST", "/api/v2/generate" },
        { "POST", "/api/v2/generate/stream" },
        { "POST", "/api/v2/models/gpt-5/calculate-price" },
        { "POST", "/api/v2/keys" },
        { "POST", "/api/v2/keys/1/rotate" },
        { "POST", "/api/v2/auth/register" },
        { "POST", "/api/v2/auth/login" },
        { "POST", "/api/v2/auth/refresh" },
        { "POST", "/api/v2/auth/logout" },
        { "PATCH", "/api/v2/user/me" },
        { "POST", "/_admin/accounts" },
        { "POST", "/_admin/accounts/1/grant" },
        { "POST", "/_admin/keys" },
    };

    public void Dispose() => _owner?.Dispose();

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Invalid_JSON_is_a_bad_request_on_every_route(string method, string path)
    {
        var account = await v2.Server.OpenAccountAsync("vip");

        (await TakenAsync(ClientFor(account, path), method, path)).ShouldBeEmpty();

        await ShouldBeUntouchedAsync(account);
    }

    [Theory]
    [InlineData("[]", "an array")]
    [InlineData("5", "a number")]
    [InlineData("null", "null")]
    public async Task A_body_that_is_not_an_object_is_refused_with_its_kind(string body, string kind)
    {
        var account = await v2.Server.OpenAccountAsync("vip");

        using var reply = await SendAsync(account.Client, "POST", "/api/v2/generate", Encoding.UTF8.GetBytes(body), "application/json");

        (await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($"The body must be a JSON object, got {kind}.");
    }

    [Fact]
    public async Task A_byte_order_mark_before_JSON_is_skipped()
    {
        var account = await v2.Server.OpenAccountAsync("vip");

        using var reply = await SendAsync(account.Client, "POST", "/api/v2/generate", [.. Bom, .. """{"model":"gpt-5","prompt":"Hello"}"""u8], "application/json");

        reply.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_server_that_reads_JSON_leniently_is_found()
    {
        await using var lenient = await TestServer.StartAsync(builder => builder.Services.AddTransient<IStartupFilter, LenientJson>());
        var account = await lenient.OpenAccountAsync("vip");

        var taken = await TakenAsync(account.Client, "POST", "/api/v2/generate");

        taken.ShouldContain(one => one.StartsWith("{\"a\":1,}", StringComparison.Ordinal));
    }

    /// <summary>The documents that were not refused as they must be, with the replies.</summary>
    private static async Task<List<string>> TakenAsync(HttpClient client, string method, string path)
    {
        var taken = new List<string>();
        foreach (var (name, bytes) in Documents())
        {
            using var reply = await SendAsync(client, method, path, bytes, "application/json");
            var text = await reply.Content.ReadAsStringAsync(TestHttp.Ct);
            if (reply.StatusCode != HttpStatusCode.BadRequest || !text.Contains("\"bad_request\"", StringComparison.Ordinal))
            {
                taken.Add($"{name}: {(int)reply.StatusCode} {text}");
            }
        }

        return taken;
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Absurd_values_are_refused_and_never_a_server_error(string method, string path)
    {
        var account = await v2.Server.OpenAccountAsync("vip");
        var wrong = new List<string>();
        foreach (var value in Values())
        {
            foreach (var member in new[] { "model", "prompt", "messages", "params", "name", "scopes", "email", "password", "refresh_token", "username", "overlap_hours", "count", "temperature" })
            {
                // The second member makes each of them one that no route can take.
                var json = $$"""{"{{member}}":{{value}},"no_such_member":1}""";
                using var reply = await SendAsync(ClientFor(account, path), method, path, Encoding.UTF8.GetBytes(json), "application/json");
                if ((int)reply.StatusCode is < 400 or >= 500)
                {
                    wrong.Add($"{json}: {(int)reply.StatusCode} {await reply.Content.ReadAsStringAsync(TestHttp.Ct)}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        await ShouldBeUntouchedAsync(account);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Another_content_type_is_refused_with_the_accepted_ones(string method, string path)
    {
        var account = await v2.Server.OpenAccountAsync("vip");
        foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded", "application/xml", "text/jsonp; charset=utf-8", "application/json-seq" })
        {
            using var reply = await SendAsync(ClientFor(account, path), method, path, """{"model":"gpt-5","prompt":"Hello"}"""u8.ToArray(), type);
            await Task.FromResult(reply).RefusedAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        }

        await ShouldBeUntouchedAsync(account);
    }

    [Fact]
    public async Task A_body_of_more_than_20_MB_is_too_large()
    {
        var account = await v2.Server.OpenAccountAsync("vip");
        var body = new byte[20_000_001];
        body.AsSpan().Fill((byte)' ');

        foreach (var isChunked in new[] { false, true })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, GenerateRequests.Path) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.TransferEncodingChunked = isChunked;
            request.Headers.ExpectContinue = !isChunked;
            var refused = await account.Client.SendAsync(request, TestHttp.Ct).RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "payload_too_large");
            refused.GetProperty("details").Whole("limit_bytes").ShouldBe(20_000_000);
        }

        await ShouldBeUntouchedAsync(account);
    }

    // The admin routes are there only for who comes through the socket in the data folder.
    private HttpClient ClientFor(TestAccount account, string path) =>
        path.StartsWith("/_admin", StringComparison.Ordinal) ? _owner ??= RouteList.AdminClient(v2.Server) : account.Client;

    private static IEnumerable<(string Name, byte[] Bytes)> Documents()
    {
        foreach (var text in new[]
        {
            "nonsense", "{", "}", "[", "{]", "[}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "{,}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{a:1}", "{'a':1}",
            "{\"a\":'1'}", "{\"a\":01}", "{\"a\":+1}", "{\"a\":.5}", "{\"a\":1.}", "{\"a\":1e}", "{\"a\":0x1}", "{\"a\":NaN}", "{\"a\":Infinity}", "{\"a\":-}",
            "{\"a\":truth}", "{\"a\":TRUE}", "{\"a\":\"\\x41\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"tab\there\"}", "{\"a\":\"line\nhere\"}", "{\"a\":\"\0\"}", "{\"a\":\"open}",
            "{\"a\":1}{\"b\":2}", "{\"a\":1}x", "{\"a\":1} // why", "/* why */ {}", "{\"a\":1,,\"b\":2}", "[]", "[{}]", "\"text\"", "5", "true", "null",
            "{\"a\":1,\"a\":1}", "{\"model\":\"gpt-5\",\"model\":\"gpt-5-nano\",\"prompt\":\"Hello\"}", "{\"a\":{\"b\":1,\"b\":2}}", "{\"a\":[{\"b\":1,\"\\u0062\":2}]}",
            "{\"a\":\"\\ud800\"}", "{\"a\":\"\\udc00\\ud800\"}", "{\"\\ud800\":1}", "{\"a\":[{\"b\":\"x\\uDBFFy\"}]}", "{\"model\":\"gpt-5\",\"prompt\":\"\\ud800\"}",
            "   ", "\n",
        })
        {
            yield return (text, Encoding.UTF8.GetBytes(text));
        }

        yield return ("depth 65", Encoding.UTF8.GetBytes($"{{\"a\":{new string('[', 64)}{new string(']', 64)}}}"));
        yield return ("depth 100,000", Encoding.UTF8.GetBytes($"{{\"a\":{new string('[', 100_000)}"));
        yield return ("a NUL byte", [0]);
        yield return ("UTF-16", Encoding.Unicode.GetBytes("{\"a\":1}"));
        yield return ("a byte that is not UTF-8", [.. "{\"a\":\""u8, 0xFF, .. "\"}"u8]);
        yield return ("an overlong slash", [.. "{\"a\":\""u8, 0xC0, 0xAF, .. "\"}"u8]);
        yield return ("half a character", [.. "{\"a\":\""u8, 0xE2, 0x82, .. "\"}"u8]);
        yield return ("a surrogate in UTF-8", [.. "{\"a\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8]);
        yield return ("a byte order mark alone", Bom);
        yield return ("two byte order marks", [.. Bom, .. Bom, .. "{}"u8]);
    }

    private static IEnumerable<string> Values() =>
    [
        "1e400", "-1e400", "1e-400", "123456789012345678901234567890", "-0", "1.7976931348623157e309", "9223372036854775808", "\"\\u0000\"", "\"\"", "[]", "{}", "[[]]",
        "[null]", "[1e400]", "true", "null", "\"\\uFEFF\"", "\"\\ud83d\\ude00\"", $"\"{new string('a', 100_000)}\"", $"[{string.Join(',', Enumerable.Repeat("1", 10_000))}]",
        "{\"role\":1}", "[{\"role\":\"user\",\"content\":[{\"type\":1}]}]", "[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":1}}]}]",
        "[{\"role\":\"user\",\"content\":[null]}]", "[{\"role\":{},\"content\":{}}]", "{\"\":1}", "{\"a\":{\"a\":{\"a\":{}}}}",
    ];

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path, byte[] body, string type)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return await client.SendAsync(request, TestHttp.Ct);
    }

    private static async Task ShouldBeUntouchedAsync(TestAccount account)
    {
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        (await account.Client.CountAsync()).ShouldBe(0);
        using var balance = await account.Client.GetAsync("/api/v2/balance", TestHttp.Ct);
        balance.Headers.GetValues("X-RateLimit-Remaining-Hour").Single().ShouldBe("100");
    }

    /// <summary>Takes trailing commas and comments, and gives the routes what it made of them.</summary>
    private sealed class LenientJson : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body, context.RequestAborted);
                var bytes = body.ToArray();
                try
                {
                    using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
                    bytes = JsonSerializer.SerializeToUtf8Bytes(document.RootElement);
                }
                catch (Exception unreadable) when (unreadable is JsonException or ArgumentException or InvalidOperationException)
                {
                    // Then as it came.
                }

                context.Request.Body = new MemoryStream(bytes);
                context.Request.ContentLength = bytes.Length;
                await rest(context);
            });
            next(app);
        };
    }
}
