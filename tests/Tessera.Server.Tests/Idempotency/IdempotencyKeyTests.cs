using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Idempotency;

/// <summary>What a key may look like.</summary>
public sealed class IdempotencyKeyTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Text = """{"model":"gpt-5","prompt":"Hello"}""";

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    public async Task A_key_of_1_to_255_characters_is_taken(int length)
    {
        var account = await v2.Server.OpenAccountAsync();
        var key = new string('k', length);

        var first = await account.Client.KeyedAsync(key, Text);

        (first.Status, first.IsReplayed).ShouldBe((HttpStatusCode.OK, false), first.Text);
        (await account.Client.KeyedAsync(key, Text)).ShouldReplay(first);
    }

    [Fact]
    public async Task Every_printable_character_counts()
    {
        var account = await v2.Server.OpenAccountAsync();
        var printable = string.Concat(Enumerable.Range(0x20, 0x7F - 0x20).Select(code => (char)code)).Trim();

        var first = await account.Client.KeyedAsync(printable, Text);
        var other = await account.Client.KeyedAsync(printable.ToLowerInvariant(), Text);

        (await account.Client.KeyedAsync(printable, Text)).ShouldReplay(first);
        other.IsReplayed.ShouldBeFalse(other.Text);
        (await account.Client.CountAsync()).ShouldBe(2);
    }

    [Theory]
    [InlineData("", "has 0 characters")]
    [InlineData("256", "has 256 characters")]
    [InlineData("клю\u0447", "U+043A at character 1")]
    [InlineData("caf\u00e9", "U+00E9 at character 4")]
    public async Task Any_other_key_is_refused_with_what_is_allowed_and_costs_nothing(string key, string says)
    {
        var account = await v2.Server.OpenAccountAsync();
        using var client = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }.ToClient(v2.Server.Url);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", account.Key);

        var reply = await client.KeyedAsync(key == "256" ? new string('k', 256) : key, Text);

        reply.ShouldRefuse(HttpStatusCode.UnprocessableEntity, "validation_error");
        var field = reply.Json.GetProperty("details").GetProperty("fields")[0];
        field.Text("field").ShouldBe("Idempotency-Key");
        field.Text("message").ShouldNotBeNull().ShouldContain(says);
        field.Text("message").ShouldNotBeNull().ShouldContain("1 to 255 printable ASCII characters");
        (await account.Client.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Two_keys_are_none()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var connection = new System.Net.Sockets.TcpClient();
        await connection.ConnectAsync(v2.Server.Url.Host, v2.Server.Url.Port, TestHttp.Ct);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST {KeyedRequests.Generate} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {account.Key}\r\nConnection: close\r\n"
                + $"Content-Type: application/json\r\nContent-Length: {Text.Length}\r\nIdempotency-Key: a\r\nIdempotency-Key: b\r\n\r\n{Text}"),
            TestHttp.Ct);

        using var reader = new StreamReader(stream);
        var reply = await reader.ReadToEndAsync(TestHttp.Ct);

        reply.ShouldStartWith("HTTP/1.1 422");
        reply.ShouldContain("`Idempotency-Key` is given 2 times; give it once.");
        (await account.Client.CountAsync()).ShouldBe(0);
    }
}
