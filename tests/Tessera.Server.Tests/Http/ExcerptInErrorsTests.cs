using System.Net;
using System.Text;
using System.Text.Json;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Http;

/// <summary>Errors show the beginning of a value that is too long to repeat, and never half of a character.</summary>
[OneEngine]
public sealed class ExcerptInErrorsTests : IAsyncLifetime
{
    // The cut comes between the two halves of one of the two, whatever stands before it in the value.
    private static readonly string[] Longs = [$"{new string('a', 63)}😀{new string('b', 40)}", $"{new string('a', 62)}😀😀{new string('b', 40)}"];

    private TestServer? _server;

    public static TheoryData<string, string, string?> Calls => new()
    {
        { "GET", "/api/v2/generations?type=TEXT", null },
        { "GET", "/api/v2/generations?model=TEXT", null },
        { "GET", "/api/v2/generations?cursor=TEXT", null },
        { "GET", "/api/v2/generations?limit=TEXT", null },
        { "GET", "/api/v2/generations?TEXT=1", null },
        { "GET", "/api/v2/models/TEXT", null },
        { "GET", "/api/v2/webhooks/TEXT", null },
        { "GET", "/api/v2/keys/TEXT", null },
        { "GET", "/api/v2/generations/TEXT", null },
        { "POST", "/api/v2/webhooks", """{"url":"ftp://TEXT","events":["balance.low"]}""" },
        { "POST", "/api/v2/webhooks", """{"url":"https://example.org","events":["TEXT"]}""" },
        { "POST", "/api/v2/webhooks", """{"url":"https://example.org","events":["balance.low"],"TEXT":1}""" },
        { "POST", "/api/v2/keys", """{"name":"n","scopes":["TEXT"]}""" },
        { "POST", "/api/v2/keys", """{"name":"n","models":["TEXT"]}""" },
        { "POST", "/api/v2/keys", """{"name":"n","expires_at":"TEXT"}""" },
        { "POST", "/api/v2/generate", """{"model":"TEXT","prompt":"Hello"}""" },
        { "POST", "/api/v2/generate", """{"model":"gpt-5","prompt":"Hello","TEXT":1}""" },
        { "POST", "/api/v2/generate", """{"model":"gpt-5","prompt":"Hello","reasoning_effort":"TEXT"}""" },
        { "POST", "/api/v2/generate", """{"model":"gpt-5","messages":[{"role":"TEXT","content":"Hello"}]}""" },
        { "POST", "/api/v2/generate", """{"model":"gpt-5","messages":[{"role":"user","content":[{"type":"TEXT"}]}]}""" },
        { "POST", "/api/v2/generate", """{"model":"gpt-image-1","prompt":"A hill","image_url":"TEXT"}""" },
        { "POST", "/api/v2/price/gpt-5", """{"TEXT":1}""" },
        { "POST", "/api/v1/oauth/token", """{"grant_type":"TEXT"}""" },
    };

    private TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_value_is_cut_between_characters(string method, string path, string? body)
    {
        foreach (var text in Longs)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("TEXT", Uri.EscapeDataString(text), StringComparison.Ordinal));
            request.Content = body is null ? null : new StringContent(body.Replace("TEXT", text, StringComparison.Ordinal), Encoding.UTF8, "application/json");

            using var reply = await Server.Owner.SendAsync(request, TestHttp.Ct);

            var error = await reply.Content.ReadAsStringAsync(TestHttp.Ct);
            reply.StatusCode.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest], error);
            Strings(JsonDocument.Parse(error).RootElement).ShouldAllBe(shown => !shown.Contains('\uFFFD', StringComparison.Ordinal), error);
        }
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString() ?? ""],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Strings(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        _ => [],
    };
}
