using System.Net;
using System.Text;
using System.Text.Json;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Dialects.Workspaces;
using Tessera.Server.Tests.Storage;

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
        $"\"{new string('a', 5000)}\"", "[]", "[null]", "[1,\"a\",{}]", "{}", "{\"type\":1,\"url\":[],\"role\":{},\"\":null}",
        $"{new string('[', 40)}{new string(']', 40)}",
    ];

    // Routes that read no JSON: what they do is all in their path, or they take a form or a file.
    private static readonly string[] WithoutJson =
    [
        "/api/v2/generate/{id}/cancel", "/api/v2/stt", "/api/v2/uploads", "/oauth/v2/token",
        "/api/v2/webhooks/{id}/rotate", "/api/v2/webhooks/{id}/test", "/api/v2/webhooks/{id}/deliveries/{deliveryId}/redeliver", "/api/v2/webhooks/default/secret/rotate",
        "/_admin/providers/test", "/_admin/catalog/check", "/_admin/providers/{id:long}/enable", "/_admin/providers/{id:long}/disable", "/_admin/artifacts/copy",
    ];

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
            """{"model":"flux-1.1-pro","max_tokens_spent":0,"prompt":"a fox","size":"1024x1024","format":"png","seed":1,"image_url":"data:,a"}""",
            """{"model":"kling-v2.1","max_tokens_spent":0,"prompt":"a fox","params":{"duration":5,"aspect_ratio":"16:9"}}""",
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
        ["PATCH /api/v2/user/me"] = ["""{"username":"u","low_balance_threshold":1}"""],
        ["POST /api/ds-prototypes"] =
            ["""{"prompt":"a fox","num_images":1,"aspect_ratio":"1:1","output_format":"png","model":"nano-banana","seed":1,"limit_generations":true}"""],
        ["POST /api/ds-prototypes/edit"] = ["""{"prompt":"a fox","image_urls":["/api/ds-prototypes/image_generation/00000000-0000-0000-0000-000000000000/view"]}"""],
        ["POST /api/workspace-service/v1/workspaces/{id}/members"] = ["""{"email":"a@example.org","role":"member"}"""],
        ["POST /_admin/accounts"] = ["""{"email":"b@example.org","username":"u","plan":"free","password":"correct horse"}"""],
        ["POST /_admin/accounts/grant"] = ["""{"account":"999","tokens":5}""", """{"account":"999","plan":"basic","months":1}"""],
        ["POST /_admin/keys"] = ["""{"account":"999","name":"a","scopes":["read"],"models":["gpt-5"],"cidrs":["10.0.0.0/8"]}"""],
        ["POST /_admin/providers"] = ["""{"provider":"openai","name":"main","key":"k","base_url":"http://127.0.0.1:9/v1","weight":1,"concurrency":1}"""],
        ["PATCH /_admin/providers/{id:long}"] = ["""{"key":"k","base_url":"http://127.0.0.1:9/v1","weight":1,"concurrency":1}"""],
        ["POST /_admin/workspaces"] = ["""{"account":"999","name":"w"}"""],
        ["POST /_admin/workspaces/quota"] = ["""{"workspace":"00000000-0000-0000-0000-000000000000","images_per_month":5,"images_per_day":5}"""],
        ["POST /_admin/workspaces/members"] = ["""{"workspace":"00000000-0000-0000-0000-000000000000","account":"999","role":"member"}"""],
        ["POST /_admin/workspaces/members/remove"] = ["""{"workspace":"00000000-0000-0000-0000-000000000000","account":"999"}"""],
        ["POST /_admin/service-accounts"] = ["""{"workspace":"00000000-0000-0000-0000-000000000000","name":"n"}"""],
    };

    [Fact]
    public void Every_route_that_reads_JSON_is_listed_here()
    {
        var routes = new[] { "POST", "PUT", "PATCH" }
            .SelectMany(method => EveryRoute.Of(v2.Server, method).Select(route => $"{method} {route}"))
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
        var wrong = await SendAllAsync(caller.Client, route => !route.Contains("_admin", StringComparison.Ordinal), route => route
            .Replace("keys/{id:long}", $"keys/{key.GetProperty("id")}", StringComparison.Ordinal)
            .Replace("webhooks/{id}", $"webhooks/{webhook.GetProperty("id")}", StringComparison.Ordinal)
            .Replace("workspaces/{id}", $"workspaces/{caller.Workspace}", StringComparison.Ordinal)
            .Replace("{slug}", "gpt-5-nano", StringComparison.Ordinal));

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_value_of_an_operators_body_is_an_error_of_the_server()
    {
        await using var server = await TestServer.StartAsync();
        using var admin = EveryRoute.AdminClient(server);

        var wrong = await SendAllAsync(admin, route => route.Contains("_admin", StringComparison.Ordinal), route => route.Replace("{id:long}", "999", StringComparison.Ordinal));

        wrong.ShouldBeEmpty();
    }

    /// <summary>The bodies that were answered with an error of the server's, or taken although a member is given twice.</summary>
    private static async Task<List<string>> SendAllAsync(HttpClient client, Func<string, bool> isMeant, Func<string, string> toPath)
    {
        var wrong = new List<string>();
        foreach (var (route, body) in Bodies.Where(route => isMeant(route.Key)).SelectMany(route => route.Value.Select(body => (route.Key, body))))
        {
            var (method, path) = (route.Split(' ')[0], toPath(route.Split(' ')[1]));
            foreach (var (json, isDuplicate) in Variants(JsonElement.Parse(body)))
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
                using var reply = await client.SendAsync(request, TestHttp.Ct);
                var text = await reply.Content.ReadAsStringAsync(TestHttp.Ct);
                if ((int)reply.StatusCode >= 500 || (isDuplicate && reply.StatusCode != HttpStatusCode.BadRequest))
                {
                    wrong.Add($"{route} {json[..Math.Min(json.Length, 400)]}: {(int)reply.StatusCode} {text[..Math.Min(text.Length, 300)]}");
                }
            }
        }

        return wrong;
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
