using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Http;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>Requests that no HTTP library sends, and that two readers could read differently, are refused and run nothing.</summary>
[OneEngine]
public sealed class RawRequestTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Json = """{"model":"gpt-5","prompt":"Hello"}""";

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n22\r\n" + Json + "\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n" + Json + "\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n" + Json + "\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked, identity\r\n\r\n22\r\n" + Json + "\r\n0\r\n\r\n")]
    [InlineData("Content-Length: 34\r\nContent-Length: 35\r\n\r\n" + Json)]
    [InlineData("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n22\r\n" + Json + "\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked, chunked\r\n\r\n22\r\n" + Json + "\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: gzip, chunked\r\n\r\n22\r\n" + Json + "\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: identity, chunked\r\n\r\n22\r\n" + Json + "\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: \r\nTransfer-Encoding: chunked\r\n\r\n22\r\n" + Json + "\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked;q=1\r\n\r\n22\r\n" + Json + "\r\n0\r\n\r\n")]
    [InlineData("Content-Length: +34\r\n\r\n" + Json)]
    [InlineData("Content-Length: 034\r\n\r\n" + Json)]
    [InlineData("Content-Length: 34, 34\r\n\r\n" + Json)]
    [InlineData("Content-Length: 34\r\nContent-Length: 34\r\n\r\n" + Json)]
    [InlineData("Content-Length: 0x22\r\n\r\n" + Json)]
    [InlineData("Content-Length: 3 4\r\n\r\n" + Json)]
    [InlineData("Content-Length: 00000000000000000000000034\r\n\r\n" + Json)]
    [InlineData("Content-Length: -0\r\n\r\n")]
    [InlineData("Content-Length: \r\n\r\n" + Json)]
    [InlineData("X-A\u007f: b\r\nContent-Length: 34\r\n\r\n" + Json)]
    [InlineData("X-A\u0001: b\r\nContent-Length: 34\r\n\r\n" + Json)]
    [InlineData("X(A): b\r\nContent-Length: 34\r\n\r\n" + Json)]
    [InlineData("X-A: b\u007f\r\nContent-Length: 34\r\n\r\n" + Json)]
    [InlineData("X-A: \u000b\r\nContent-Length: 34\r\n\r\n" + Json)]
    [InlineData("X-A: b\rc\r\nContent-Length: 34\r\n\r\n" + Json)]
    [InlineData("X-A: b\0\r\nContent-Length: 34\r\n\r\n" + Json)]
    [InlineData("Content-Length: -1\r\n\r\n" + Json)]
    [InlineData("Content-Length: 34\n\n" + Json)]
    [InlineData("Content-Length : 34\r\n\r\n" + Json)]
    [InlineData("Content-Length: 34\r\n folded: header\r\n\r\n" + Json)]
    public async Task An_ambiguous_request_is_a_bad_request(string rest)
    {
        var account = await v2.Server.OpenAccountAsync();

        var reply = await RawClient.SendAsync(
            v2.Server,
            $"POST /api/v2/generate HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {account.Key}\r\nContent-Type: application/json\r\n{rest}");

        reply.ShouldStartWith("HTTP/1.1 400 ");
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        (await account.Client.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task HTTP_1_0_has_no_chunks()
    {
        var account = await v2.Server.OpenAccountAsync();

        var reply = await RawClient.SendAsync(
            v2.Server,
            $"POST /api/v2/generate HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer {account.Key}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n22\r\n{Json}\r\n0\r\n\r\n");

        reply.ShouldStartWith("HTTP/1.1 400 ");
        reply.ShouldContain("HTTP/1.0 has no Transfer-Encoding");
        (await account.Client.CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n22\r\n" + Json + "\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: Chunked\r\n\r\n22\r\n" + Json + "\r\n0\r\n\r\n")]
    [InlineData("Content-Length: 34\r\nX-A: a\tb\r\nAccept-Language: ;;q=, *;q=a\r\nCookie: a\r\nCookie: b\r\n\r\n" + Json)]
    public async Task The_same_request_in_order_is_answered(string rest)
    {
        var account = await v2.Server.OpenAccountAsync();

        var reply = await RawClient.SendAsync(
            v2.Server,
            $"POST /api/v2/generate HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {account.Key}\r\nContent-Type: application/json\r\n{rest}");

        reply.ShouldStartWith("HTTP/1.1 200 ");
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
    }
}
