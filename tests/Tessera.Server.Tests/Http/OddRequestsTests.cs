using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Dialects.Workspaces;

namespace Tessera.Server.Tests.Http;

/// <summary>Addresses and headers that make no sense are refused or ignored; none of them is an error of the server's.</summary>
public sealed class OddRequestsTests(V2Server v2) : IClassFixture<V2Server>
{
    private static readonly string[] Targets =
    [
        "/api/v2/user/history?model=%00", "/api/v2/user/history?%zz=%&=&&?=%", "/api/v2/user/history?page=1&page=2", "/api/v2/user/history?page=99999999999999999999",
        "/api/v2/user/history?%00=1", "/api/v2/user/transactions?cursor=%ED%A0%80", "/api/v2/user/transactions?cursor=AAAAAAAAAAA", "/api/v2/user/transactions?type=%00",
        "/api/v2/models/%00", "/api/v2/models/%ED%A0%80", "/api/v2/models/%", $"/api/v2/models/{new string('a', 7000)}", "/api/v2/models?type=%00&category=%00",
        "/api/v2/generate/99999999999999999999999999", "/api/v2/generate/-1", "/api/v2/generate/gen_%00", $"/api/v2/generate/{new string('9', 7000)}", "/api/v2/generate/%F0%92%90%AB",
        "/api/v2/keys/99999999999999999999", "/api/v2/keys/%00", "/api/v2/webhooks/%00", $"/api/v2/webhooks/{new string('a', 7000)}/deliveries", "/api/v2/webhooks/wh_%ED%B0%80/deliveries?cursor=%00",
        "/api/ds-prototypes/history?model=%00&limit=1", "/api/ds-prototypes/history?limit=%00&offset=-1", "/api/ds-prototypes/history?model=%ED%A0%80",
        "/api/ds-prototypes/history/%00", $"/api/ds-prototypes/{new string('0', 7000)}/view?sig=%00", "/api/usage-service/v1/workspaces/%00/quotas?usageTypeKey=%00&page=&size=",
        "/api/workspace-service/v1/workspaces/%F0%92%90%AB/members", "/generations/%00.png?sig=%00", "/uploads/..%2f..%2fetc%2fpasswd?sig=a", "/generations/1.png?sig=%ED%A0%80&sig=%00",
        "/v1/models/%00", "/v1/models/%ED%A0%80", $"/v1/models/{new string('a', 7000)}", "/v1/models?limit=%00&after_id=%00", "/v1/responses/%00", "/v1/responses/resp_99999999999999999999",
        "/v1/videos?after=%00&limit=-1&order=%00", "/v1/videos/video_%00", "/v1/videos/%F0%92%90%AB/content?variant=%00", "/v1/files?after=%00&purpose=%00", "/v1/files/file-%00", $"/v1/files/{new string('9', 7000)}/content",
        "/v1beta/models?pageToken=%00&pageSize=9999999999999999999", "/v1beta/models/%00", "/v1beta/models/:", "/fal/queue/%00/%00/requests/%00", "/fal/queue/a/b/requests/99999999999999999999/status?logs=%00",
        "/fal/queue/a/b/requests/gen_%ED%A0%80/status/stream?logs=zz", "/fal/proxy?%00", "/fal/storage/%00?sig=%00", "/replicate/v1/predictions?cursor=%00", "/replicate/v1/predictions?cursor=older_99999999999999999999",
        "/replicate/v1/predictions/%00", "/replicate/v1/predictions/gen_1/stream?sig=%00", "/replicate/v1/models/%00/%00/versions/%00", $"/replicate/v1/files/{new string('0', 7000)}",
        "/%2e%2e/%2e%2e/etc/passwd", "//evil.example/", "/\\..\\", "/?", "/%", "/api/v2/balance;a=b?c#d", "*", "http://[/", "http://evil.example/api/v2/balance", $"/{new string('a', 20_000)}", "/health/ready?%00",
    ];

    private static readonly string[] Headers =
    [
        "Accept-Language: \xff;;;q=, *;q=2, ru;q=-1", $"Accept-Language: {string.Join(',', Enumerable.Repeat("ru;q=0.1", 2000))}", "Accept-Language: ru;q=1e400", "Authorization: Bearer a", "Authorization:",
        "x-api-key: \xff", "Content-Type: a\r\nContent-Type: b", "Content-Type: ;charset=", "Prefer: wait=99999999999999999999", "Prefer: ,;=,wait=-1", "Idempotency-Key: \xff\r\nIdempotency-Key: a",
        "If-None-Match: \"", "If-Match: ,,", "If-Range: \"", "If-Modified-Since: yesterday", "Range: bytes=99999999999999999999-", "Cookie: a\r\nCookie: \xff", "Expect: 200-ok", "x-workspace-id: \xff",
        "Forwarded: for=\"[::\"", "X-Forwarded-For: \xff", "Accept: */*;q=\xff", "Accept-Encoding: \xff", "Connection: close, upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: a", $"X-Large: {new string('a', 40_000)}",
        "Host: b", "Origin: \xff", "traceparent: 00-\xff", "Baggage: =;,",
    ];

    [Fact]
    public async Task No_address_is_an_error_of_the_server() => (await WrongAsync(Targets.Select(target => (target, "")))).ShouldBeEmpty();

    [Fact]
    public async Task No_header_is_an_error_of_the_server() => (await WrongAsync(
        from header in Headers from target in (string[])["/api/v2/user/history", "/api/ds-prototypes/models", "/generations/1.png?sig=a"] select (target, header))).ShouldBeEmpty();

    private async Task<List<string>> WrongAsync(IEnumerable<(string Target, string Header)> requests)
    {
        var caller = await WorkspaceCaller.OpenAsync(v2.Server);
        var wrong = new List<string>();
        foreach (var (target, header) in requests)
        {
            foreach (var method in (string[])["GET", "DELETE"])
            {
                var reply = await RawClient.SendAsync(
                    v2.Server,
                    $"{method} {target} HTTP/1.1\r\nHost: localhost\r\n{(header.Length == 0 ? "" : header + "\r\n")}Authorization: Bearer {caller.Account.Key}\r\nx-workspace-id: {caller.Workspace}\r\nConnection: close\r\n\r\n");
                if (!reply.StartsWith("HTTP/1.1 2", StringComparison.Ordinal) && !reply.StartsWith("HTTP/1.1 4", StringComparison.Ordinal))
                {
                    wrong.Add($"{method} {target[..Math.Min(target.Length, 80)]} {header[..Math.Min(header.Length, 80)]}: {reply[..Math.Min(reply.Length, 200)]}");
                }
            }
        }

        return wrong;
    }
}
