using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Tessera.Server.Tests.Admin.Http;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Dialects.Workspaces;
using Tessera.Server.Tests.Storage;
using AccountRole = Tessera.Server.Authentication.AccountRole;

namespace Tessera.Server.Tests.Http;

/// <summary>
/// Every value of every request body is replaced by every kind of JSON, is left out and is given twice: no route may take a
/// kind for granted.
/// </summary>
[OneEngine]
public sealed class JsonKindsTests(V2Server v2) : IClassFixture<V2Server>
{
    private static readonly string[] Values =
    [
        "null", "true", "1", "-1.5", "1e400", "123456789012345678901234567890", "\"\"", "\"text\"", "\"\\u0000\"", "\"\\uFEFF\\ud83d\\ude00\"",
        $"\"{new string('a', 20_000)}\"", "[]", "[null]", "[1,\"a\",{}]", "{}", "{\"type\":1,\"url\":[],\"role\":{},\"\":null}",
        $"{new string('[', 40)}{new string(']', 40)}",
    ];

    // Routes that read no JSON: what they do is all in their path, or they take a form or a file.
    private static readonly string[] WithoutJson =
    [
        "/api/v2/generate/{id}/cancel", "/api/v2/stt", "/api/v2/uploads", "/oauth/v2/token",
        "/api/v2/webhooks/{id}/rotate", "/api/v2/webhooks/{id}/test", "/api/v2/webhooks/{id}/deliveries/{deliveryId}/redeliver", "/api/v2/webhooks/default/secret/rotate", "/api/v2/user/export",
        "/v1/audio/transcriptions", "/v1/audio/translations", "/v1/files", "/v1/moderations",
        "/replicate/v1/files", "/replicate/v1/predictions/{id}/cancel", "/fal/storage/{file}", "/fal/rest/storage/upload/initiate-multipart",
        "/fal/proxy", "/fal/queue/{owner}/{alias}/requests/{id}/cancel",
        "/_admin/providers/test", "/_admin/catalog/check", "/_admin/providers/{id:long}/enable", "/_admin/providers/{id:long}/disable", "/_admin/artifacts/copy",
        "/_admin/providers/{id:long}/test", "/api/admin/v1/providers/test", "/api/admin/v1/providers/{id:long}/test",
        "/api/admin/v1/providers/{id:long}/enable", "/api/admin/v1/providers/{id:long}/disable",
        // Without its base_url it would call a vendor.
        "/api/v2/setup/providers/test",
    ];

    // A variant without the price limit is admitted: its prompt lets it fail at once, because a video takes half a minute.
    private static readonly Dictionary<string, string[]> Bodies = new(StringComparer.Ordinal)
    {
        ["POST /api/v2/generate"] =
        [
            """
            {"model":"gpt-5-nano","stream":false,"temperature":1,"stop":["x"],"metadata":{"a":"b"},"user":"u","response_format":{"type":"json_schema","json_schema":{"name":"a","schema":{"type":"object","properties":{"a":{"type":"string","enum":["b"]}}}}},
             "messages":[{"role":"system","content":"Be short."},{"role":"user","name":"n","content":[{"type":"text","text":"Hello"}]}]}
            """,
            """
            {"model":"gpt-5-nano","tool_choice":{"type":"function","function":{"name":"weather"}},
             "tools":[{"type":"function","function":{"name":"weather","description":"d","strict":true,"parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}],
             "messages":[{"role":"user","content":"Weather?"},
              {"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Riga\"}"}}]},
              {"role":"tool","tool_call_id":"call_1","content":[{"type":"text","text":"8"}]}]}
            """,
            """{"model":"gpt-5","max_tokens_spent":0,"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AA==","detail":"low"}}]}]}""",
            """{"model":"gpt-5-nano","max_tokens_spent":0,"prompt":"Hello","webhook_url":"https://example.org/h","params":{"system_prompt":"s","seed":1,"n":1}}""",
            """{"model":"flux-1.1-pro","max_tokens_spent":0,"prompt":"a fox [sandbox: fail=provider_error]","size":"1024x1024","format":"png","seed":1,"image_url":"data:,a"}""",
            """{"model":"kling-v2.1","max_tokens_spent":0,"prompt":"a fox [sandbox: fail=provider_error]","params":{"duration":5,"aspect_ratio":"16:9"}}""",
            """{"model":"openai-tts","max_tokens_spent":0,"text":"Hello","voice_id":"alloy","speed":1,"format":"mp3"}""",
            """{"model":"whisper","max_tokens_spent":0,"audio_url":"data:,a","language":"en","diarize":false}""",
        ],
        ["POST /api/v2/generate/stream"] = ["""{"model":"gpt-5-nano","max_tokens_spent":0,"prompt":"Hello"}"""],
        ["POST /api/v2/models/{slug}/calculate-price"] = ["""{"model":"gpt-5-nano","count":2,"prompt":"Hello","params":{"temperature":1}}"""],
        ["POST /api/v2/keys"] =
            ["""{"name":"a","is_test":true,"scopes":["read"],"models":["gpt-5"],"cidrs":["10.0.0.0/8"],"monthly_budget":5,"expires_at":"2099-01-01T00:00:00Z"}"""],
        ["POST /api/v2/keys/{id:long}/rotate"] = ["""{"overlap_hours":1}"""],
        ["POST /api/v2/webhooks"] = ["""{"url":"https://example.org/h","events":["generation.completed"],"description":"d"}"""],
        ["PATCH /api/v2/webhooks/{id}"] = ["""{"url":"https://example.org/h","events":["generation.completed"],"description":"d","enabled":false}"""],
        ["POST /api/v2/auth/register"] = ["""{"email":"a@example.org","password":"correct horse","username":"u"}"""],
        ["POST /api/v2/auth/login"] = ["""{"email":"a@example.org","password":"correct horse"}"""],
        ["POST /api/v2/auth/refresh"] = ["""{"refresh_token":"a"}"""],
        ["POST /api/v2/auth/logout"] = ["""{"refresh_token":"a"}"""],
        ["POST /api/v2/redeem"] = ["""{"code":"AAAA-AAAA-AAAA-AAAA"}"""],
        ["PATCH /api/v2/user/me"] = ["""{"username":"u","low_balance_threshold":1}"""],
        ["POST /v1/chat/completions"] =
            ["""{"model":"gpt-5-nano","max_completion_tokens":20,"temperature":1,"user":"u","stop":["x"],"messages":[{"role":"user","content":[{"type":"text","text":"Hello"}]}]}"""],
        ["POST /v1/responses"] =
            ["""{"model":"gpt-5-nano","instructions":"Be short.","max_output_tokens":20,"store":false,"input":[{"role":"user","content":[{"type":"input_text","text":"Hello"}]}]}"""],
        ["POST /v1/embeddings"] = ["""{"model":"text-embedding-3-small","input":["Hello"],"encoding_format":"float"}"""],
        ["POST /v1/images/generations"] = ["""{"model":"flux-1.1-pro","prompt":"a fox","n":1,"size":"1024x1024"}"""],
        ["POST /v1/images/edits"] = ["""{"model":"nano-banana","prompt":"a fox","images":[{"image_url":"data:image/png;base64,AA=="}],"n":1,"size":"1024x1024"}"""],
        ["POST /v1/videos"] = ["""{"model":"sora-2","prompt":"a fox [sandbox: fail=provider_error]","seconds":"4","size":"1280x720"}"""],
        ["POST /v1/audio/speech"] = ["""{"model":"openai-tts","input":"Hello","voice":"alloy","speed":1,"response_format":"mp3"}"""],
        ["POST /v1/messages"] = ["""{"model":"claude-haiku-4.5","max_tokens":20,"system":"Be short.","temperature":1,"messages":[{"role":"user","content":[{"type":"text","text":"Hello"}]}]}"""],
        ["POST /v1/messages/count_tokens"] = ["""{"model":"claude-haiku-4.5","messages":[{"role":"user","content":"Hello"}]}"""],
        ["POST /v1beta/models/{model}:generateContent"] = ["""{"contents":[{"role":"user","parts":[{"text":"Hello"}]}],"generationConfig":{"temperature":1,"maxOutputTokens":20}}"""],
        ["POST /v1beta/models/{model}:streamGenerateContent"] = ["""{"contents":[{"role":"user","parts":[{"text":"Hello"}]}]}"""],
        ["POST /v1beta/models/{model}:countTokens"] = ["""{"contents":[{"role":"user","parts":[{"text":"Hello"}]}]}"""],
        ["POST /replicate/v1/predictions"] = ["""{"version":"meta/musicgen","input":{"prompt":"a tune","duration":"15"}}"""],
        ["POST /replicate/v1/models/{owner}/{name}/predictions"] = ["""{"input":{"prompt":"a fox [sandbox: fail=provider_error]","seed":1}}"""],
        ["POST /fal/rest/storage/upload/initiate"] = ["""{"content_type":"image/png","file_name":"a.png"}"""],
        ["POST /fal/run/{**model}"] = ["""{"prompt":"a fox","image_size":{"width":1024,"height":1024},"seed":1}"""],
        ["POST /fal/queue/{**model}"] = ["""{"prompt":"a fox [sandbox: fail=provider_error]","image_size":"square_hd","output_format":"png","seed":1}"""],
        ["POST /api/ds-prototypes"] =
            ["""{"prompt":"a fox","num_images":1,"aspect_ratio":"1:1","output_format":"png","model":"nano-banana","seed":1,"limit_generations":true}"""],
        ["POST /api/ds-prototypes/edit"] = ["""{"prompt":"a fox","image_urls":["/api/ds-prototypes/image_generation/00000000-0000-0000-0000-000000000000/view"]}"""],
        ["POST /api/workspace-service/v1/workspaces/{id}/members"] = ["""{"email":"a@example.org","role":"member"}"""],
        ["POST /_admin/accounts"] = ["""{"email":"b@example.org","username":"u","plan":"free","password":"correct horse"}"""],
        ["POST /_admin/keys"] = ["""{"account":"999","name":"a","scopes":["read"],"models":["gpt-5"],"cidrs":["10.0.0.0/8"]}"""],
        ["POST /_admin/providers"] = ["""{"provider":"openai","name":"main","key":"k","base_url":"http://127.0.0.1:9/v1","weight":1,"concurrency":1}"""],
        ["PATCH /_admin/providers/{id:long}"] = ["""{"key":"k","base_url":"http://127.0.0.1:9/v1","weight":1,"concurrency":1}"""],
        ["POST /_admin/workspaces"] = ["""{"account":"999","name":"w"}"""],
        ["PATCH /_admin/registration"] = ["""{"mode":"open"}"""],
        ["PATCH /api/admin/v1/registration"] = ["""{"mode":"open"}"""],
        ["PATCH /_admin/accounts/{account}"] = ["""{"plan":"basic","role":"member","enabled":true,"username":"u"}"""],
        ["POST /_admin/accounts/{account}/grant"] = ["""{"tokens":5,"reason":"r"}"""],
        ["POST /_admin/accounts/{account}/take"] = ["""{"tokens":5,"reason":"r"}"""],
        ["POST /_admin/accounts/{account}/password"] = ["""{"password":"correct horse"}"""],
        ["POST /_admin/redeem-codes"] = ["""{"tokens":5,"count":1,"note":"n","expires_at":"2099-01-01T00:00:00Z"}"""],
        ["PATCH /_admin/workspaces/{id}"] = ["""{"name":"w","images_per_month":5,"images_per_day":5}"""],
        ["POST /_admin/workspaces/{id}/members"] = ["""{"account":"999","role":"member"}"""],
        ["PATCH /api/admin/v1/accounts/{account}"] = ["""{"plan":"basic","role":"member","enabled":true,"username":"u"}"""],
        ["POST /api/admin/v1/accounts/{account}/grant"] = ["""{"tokens":5,"reason":"r"}"""],
        ["POST /api/admin/v1/accounts/{account}/take"] = ["""{"tokens":5,"reason":"r"}"""],
        ["POST /api/admin/v1/accounts/{account}/password"] = ["""{"password":"correct horse"}"""],
        ["POST /api/admin/v1/redeem-codes"] = ["""{"tokens":5,"count":1,"note":"n","expires_at":"2099-01-01T00:00:00Z"}"""],
        ["PATCH /api/admin/v1/workspaces/{id}"] = ["""{"name":"w","images_per_month":5,"images_per_day":5}"""],
        ["POST /api/admin/v1/workspaces/{id}/members"] = ["""{"account":"999","role":"member"}"""],
        ["POST /_admin/workspaces/{id}/service-accounts"] = ["""{"name":"n"}"""],
        ["POST /api/admin/v1/accounts"] = ["""{"email":"b@example.org","username":"u","plan":"free","password":"correct horse"}"""],
        ["POST /api/admin/v1/providers"] = ["""{"provider":"openai","name":"main","key":"k","base_url":"http://127.0.0.1:9/v1","weight":1,"concurrency":1}"""],
        ["PATCH /api/admin/v1/providers/{id:long}"] = ["""{"key":"k","base_url":"http://127.0.0.1:9/v1","weight":1,"concurrency":1}"""],
        ["POST /api/admin/v1/workspaces"] = ["""{"account":"999","name":"w"}"""],
        ["PATCH /api/v2/keys/{id:long}"] = ["""{"name":"k","monthly_budget":5,"models":["gpt-5"],"cidrs":["127.0.0.0/8"],"scopes":["read"],"expires_at":"2099-01-01T00:00:00Z"}"""],
        ["POST /api/v2/session"] = ["""{"email":"a@example.org","password":"correct horse"}"""],
        ["POST /api/v2/session/register"] = ["""{"email":"c@example.org","password":"correct horse","username":"u"}"""],
        ["POST /api/v2/setup"] = ["""{"email":"owner@example.org","password":"correct horse","username":"u","language":"ru","providers":[]}"""],
        ["POST /api/v2/user/password"] = ["""{"current":"correct horse","new":"correct horses"}"""],
        ["POST /api/v2/workspaces"] = ["""{"name":"w"}"""],
        ["PATCH /api/v2/workspaces/{id}"] = ["""{"name":"w","images_per_month":5,"images_per_day":5}"""],
        ["POST /api/v2/workspaces/{id}/members"] = ["""{"email":"a@example.org","role":"member"}"""],
        ["POST /api/v2/workspaces/{id}/service-accounts"] = ["""{"name":"n"}"""],
    };

    [Fact]
    public void Every_route_that_reads_JSON_is_listed_here()
    {
        var routes = new[] { "POST", "PUT", "PATCH" }
            .SelectMany(method => RouteList.Of(v2.Server, method).Select(route => $"{method} {route}"))
            .Where(route => !WithoutJson.Contains(route.Split(' ')[1]) && !route.Contains("/health/", StringComparison.Ordinal))
            // The image routes have two names each.
            .Where(route => !route.Contains("/image_generation", StringComparison.Ordinal));

        routes.ShouldBe(Bodies.Keys, ignoreOrder: true);
    }

    [Fact]
    public async Task No_value_of_a_body_is_an_error_of_the_server()
    {
        var caller = await WorkspaceCaller.OpenAsync(v2.Server, tokens: 1_000_000);
        var key = await caller.Client.PostTextAsync("/api/v2/keys", """{"name":"k"}""").JsonAsync();
        var webhook = await caller.Client.PostTextAsync("/api/v2/webhooks", """{"url":"https://example.org/h","events":["generation.completed"]}""").JsonAsync();
        var wrong = await SendAllAsync(caller.Client, route => !route.Contains("admin", StringComparison.Ordinal), route => route
            .Replace("keys/{id:long}", $"keys/{key.GetProperty("id")}", StringComparison.Ordinal)
            .Replace("webhooks/{id}", $"webhooks/{webhook.GetProperty("id")}", StringComparison.Ordinal)
            .Replace("workspaces/{id}", $"workspaces/{caller.Workspace}", StringComparison.Ordinal)
            .Replace("{**model}", "fal-ai/flux-pro/v1.1", StringComparison.Ordinal)
            .Replace("{model}", "gemini-2.5-flash", StringComparison.Ordinal)
            .Replace("{owner}/{name}", "black-forest-labs/flux-1.1-pro", StringComparison.Ordinal)
            .Replace("{slug}", "gpt-5-nano", StringComparison.Ordinal));

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_value_of_an_operators_body_is_an_error_of_the_server()
    {
        await using var server = await TestServer.StartAsync();
        using var admin = RouteList.AdminClient(server);

        var wrong = await SendAllAsync(admin, route => route.Contains("_admin", StringComparison.Ordinal), route => route
            .Replace("{id:long}", "999", StringComparison.Ordinal).Replace("{account}", "999", StringComparison.Ordinal));

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_value_of_an_administrators_body_is_an_error_of_the_server()
    {
        // A server of its own: it adds providers that cannot be reached.
        await using var server = await TestServer.StartAsync();
        var (_, admin) = await server.SignInAsAsync(AccountRole.Admin);

        var wrong = await SendAllAsync(admin, route => route.Contains("/api/admin/", StringComparison.Ordinal), route => route
            .Replace("{id:long}", "999", StringComparison.Ordinal).Replace("{account}", "999", StringComparison.Ordinal));

        wrong.ShouldBeEmpty();
    }

    /// <summary>The bodies that were answered with an error of the server's, or taken although a member is given twice.</summary>
    private static async Task<List<string>> SendAllAsync(HttpClient client, Func<string, bool> isMeant, Func<string, string> toPath)
    {
        var wrong = new ConcurrentQueue<string>();
        var calls =
            from route in Bodies
            where isMeant(route.Key)
            from body in route.Value
            from variant in Variants(JsonElement.Parse(body))
            select (Route: route.Key, variant.Json, variant.IsDuplicate);
        // Concurrently, because a call that is admitted waits for the disk.
        await Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestHttp.Ct }, async (call, ct) =>
        {
            var (method, path) = (call.Route.Split(' ')[0], toPath(call.Route.Split(' ')[1]));
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(call.Json, Encoding.UTF8, "application/json") };
            using var reply = await client.SendAsync(request, ct);
            var text = await reply.Content.ReadAsStringAsync(ct);
            if ((int)reply.StatusCode is >= 500 || (call.IsDuplicate && reply.StatusCode != HttpStatusCode.BadRequest))
            {
                wrong.Enqueue($"{call.Route} {call.Json[..Math.Min(call.Json.Length, 400)]}: {(int)reply.StatusCode} {text[..Math.Min(text.Length, 300)]}");
            }
        });

        return [.. wrong];
    }

    /// <summary>All texts that differ from a value in one place.</summary>
    private static IEnumerable<(string Json, bool IsDuplicate)> Variants(JsonElement value)
    {
        foreach (var other in Values)
        {
            yield return (other, false);
        }

        var isObject = value.ValueKind is JsonValueKind.Object;
        if (!isObject && value.ValueKind is not JsonValueKind.Array)
        {
            yield break;
        }

        var (open, close) = isObject ? ('{', '}') : ('[', ']');
        var parts = isObject
            ? value.EnumerateObject().Select(member => (Name: $"\"{member.Name}\":", member.Value)).ToList()
            : value.EnumerateArray().Select(element => (Name: "", Value: element)).ToList();
        for (var index = 0; index < parts.Count; index++)
        {
            var (name, member) = parts[index];
            foreach (var (variant, isDuplicate) in Variants(member))
            {
                yield return ($"{open}{Join(parts, (index, name + variant))}{close}", isDuplicate);
            }

            yield return ($"{open}{Join(parts, (index, null))}{close}", false);
            if (isObject)
            {
                yield return ($"{open}{Join(parts, (index, $"{name}{member.GetRawText()},{name}{member.GetRawText()}"))}{close}", true);
            }
        }
    }

    private static string Join(List<(string Name, JsonElement Value)> parts, (int Index, string? Text) other) => string.Join(
        ',', parts.Select((part, index) => index == other.Index ? other.Text : part.Name + part.Value.GetRawText()).OfType<string>());
}
