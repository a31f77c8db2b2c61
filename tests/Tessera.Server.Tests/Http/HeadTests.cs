using System.Text.RegularExpressions;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Dialects.Workspaces;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Http;

[OneEngine]
public sealed partial class HeadTests(V2Server v2) : IClassFixture<V2Server>
{
    // What may differ between two requests for the same.
    private static readonly string[] Varying = ["Date", "X-Request-Id", "Transfer-Encoding", "Content-Length", "X-Fal-Request-Id", "Request-Id"];

    [Fact]
    public async Task Every_GET_route_answers_HEAD_with_the_same_status_and_headers()
    {
        var caller = await WorkspaceCaller.OpenAsync(v2.Server);
        using var admin = RouteList.AdminClient(v2.Server);
        var made = await caller.MakeAsync("""{"prompt":"a fox"}""");
        var image = made.GetProperty("images")[0].Text("image_id");
        var file = await caller.Client.GenerateAsync("""{"model":"photon-flash","prompt":"a fox"}""");
        var webhook = await caller.Client.PostTextAsync("/api/v2/webhooks", """{"url":"https://example.org/h","events":["generation.completed"]}""").JsonAsync();
        var key = await caller.Client.PostTextAsync("/api/v2/keys", """{"name":"k"}""").JsonAsync();
        var wrong = new List<string>();
        var routes = RouteList.Of(v2.Server, "GET");

        foreach (var route in routes)
        {
            var path = route switch
            {
                "/generations/{file}" => new Uri(file.Text("result_url")!).PathAndQuery,
                "/thumbnails/{file}" => new Uri(file.Text("thumbnail_url")!).PathAndQuery,
                _ => route
                    .Replace("generate/{id}", $"generate/{file.GetProperty("id")}", StringComparison.Ordinal)
                    .Replace("status/{id}", $"status/{file.GetProperty("id")}", StringComparison.Ordinal)
                    .Replace("webhooks/{id}", $"webhooks/{webhook.GetProperty("id")}", StringComparison.Ordinal)
                    .Replace("keys/{id:long}", $"keys/{key.GetProperty("id")}", StringComparison.Ordinal)
                    .Replace("workspaces/{id}", $"workspaces/{caller.Workspace}", StringComparison.Ordinal)
                    .Replace("{image_id}", image, StringComparison.Ordinal)
                    .Replace("{slug}", "gpt-5", StringComparison.Ordinal),
            };
            var client = path.StartsWith("/_admin", StringComparison.Ordinal) ? admin : caller.Client;
            using var get = await client.GetAsync(path, TestHttp.Ct);
            using var request = new HttpRequestMessage(HttpMethod.Head, path);
            using var head = await client.SendAsync(request, TestHttp.Ct);
            var (seen, right) = (Shape(head), Shape(get));
            var length = head.Content.Headers.NonValidated.TryGetValues("Content-Length", out var told) ? told.ToString() : null;
            if (seen != right || (await head.Content.ReadAsByteArrayAsync(TestHttp.Ct)).Length > 0
                || (length is not null && length != $"{(await get.Content.ReadAsByteArrayAsync(TestHttp.Ct)).Length}"))
            {
                wrong.Add($"{path}: {seen} instead of {right}");
            }
        }

        wrong.ShouldBeEmpty();
        routes.Count.ShouldBeGreaterThan(25);
    }

    [Fact]
    public async Task HEAD_on_a_route_without_GET_lists_the_allowed_methods()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/v2/generate");
        using var reply = await v2.Server.Owner.SendAsync(request, TestHttp.Ct);
        using var put = await v2.Server.Owner.PutAsync("/api/v2/balance", null, TestHttp.Ct);

        ((int)reply.StatusCode).ShouldBe(405);
        put.Content.Headers.Allow.ShouldBe(["GET", "HEAD"]);
    }

    private static string Shape(HttpResponseMessage reply) => string.Join('\n', reply.Headers.Concat(reply.Content.Headers)
        .Where(header => !Varying.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
        .Select(header => $"{header.Key}: {Nonce.Replace(string.Join(", ", header.Value), "'nonce'")}")
        .Order(StringComparer.Ordinal)
        .Prepend($"{(int)reply.StatusCode}"));

    // The page of the API has another one in each reply.
    [GeneratedRegex("'nonce-[0-9a-f]+'")]
    private static partial Regex Nonce { get; }
}
