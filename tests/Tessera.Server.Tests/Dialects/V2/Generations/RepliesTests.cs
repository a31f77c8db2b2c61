using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>Two ways to ask, two ways to be answered, and either asks for either by the id it uses.</summary>
[OneEngine]
public sealed class RepliesTests(V2Server v2) : IClassFixture<V2Server>
{
    private static readonly string[] Unified =
    [
        "id", "status", "type", "model_slug", "result_text", "result_url", "thumbnail_url", "error", "tokens_spent", "processing_ms", "seed",
        "result_metadata", "progress", "eta_seconds", "created_at", "completed_at", "expires_at", "warnings", "sandbox",
    ];

    private static readonly string[] Chat = ["id", "status", "model", "content", "tokens_used", "balance_remaining", "usage", "created_at"];

    private static readonly string[] Media =
    [
        "id", "status", "type", "model", "url", "duration", "width", "height", "tokens_used", "balance_remaining", "progress", "eta_seconds", "error",
        "created_at", "completed_at",
    ];

    [Theory]
    [InlineData("""{"model":"claude-sonnet-4.5","prompt":"Hello","temperature":0.5}""", "text")]
    [InlineData("""{"model":"claude-sonnet-4.5","prompt":"Hello","params":{"temperature":0.5}}""", "text")]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","params":{"messages":[{"role":"user","content":"I am Ann"}],"system_prompt":"Be brief"}}""", "text")]
    [InlineData("""{"model":"photon-flash","prompt":"A hill","format":"png"}""", "image")]
    [InlineData("""{"model":"photon-flash","params":{"prompt":"A hill","format":"png"}}""", "image")]
    [InlineData("""{"model":"minimax-tts","text":"Hello","format":"wav"}""", "tts")]
    [InlineData("""{"model":"minimax-tts","params":{"text":"Hello","format":"wav"}}""", "tts")]
    [InlineData("""{"model":"gpt-5","prompt":"Hello [sandbox: fail=timeout]"}""", "text")]
    public async Task The_unified_reply_has_every_key_whatever_the_outcome(string json, string type)
    {
        var account = await v2.Server.OpenAccountAsync();

        using var reply = await account.Client.PostTextAsync(GenerateRequests.Path, json);
        var body = await Task.FromResult(reply).JsonAsync();

        reply.StatusCode.ShouldBe(HttpStatusCode.OK);
        reply.Headers.GetValues("X-Tessera-Sandbox").ShouldBe(["true"]);
        body.Members().ShouldBe(Unified);
        body.Text("type").ShouldBe(type);
        body.GetProperty("id").ValueKind.ShouldBe(JsonValueKind.Number);
        body.GetProperty("warnings").GetArrayLength().ShouldBe(0, body.ToString());
        if (type == "text")
        {
            body.GetProperty("result_metadata").ValueKind.ShouldBe(JsonValueKind.Null);
        }
    }

    [Theory]
    [InlineData("""{"model":"claude-sonnet-4.5","messages":[{"role":"user","content":"Hello"}],"temperature":0.5}""")]
    [InlineData("""{"model":"claude-sonnet-4.5","messages":[{"role":"user","content":"Hello"}],"params":{"temperature":0.5,"max_tokens":50}}""")]
    [InlineData("""{"model":"gpt-5","system":"Be brief","messages":[{"role":"user","content":[{"type":"text","text":"Hello"}]}]}""")]
    public async Task Top_level_messages_are_answered_in_the_chat_dialect(string json)
    {
        var account = await v2.Server.OpenAccountAsync();

        var body = await account.Client.GenerateAsync(json);

        body.Members().ShouldBe([.. Chat, "sandbox"]);
        body.Text("id").ShouldNotBeNull().ShouldStartWith("gen_");
        body.Whole("balance_remaining").ShouldBe(997);
    }

    [Fact]
    public async Task A_failed_chat_reports_the_reason()
    {
        var account = await v2.Server.OpenAccountAsync();

        var body = await account.Client.GenerateAsync("""{"model":"gpt-5","messages":[{"role":"user","content":"Hello [sandbox: fail=content_policy]"}]}""");

        body.Members().ShouldBe([.. Chat, "error", "sandbox"]);
        (body.Text("status"), body.Whole("tokens_used"), body.Whole("balance_remaining")).ShouldBe(("failed", 0, 1000));
        body.Text("error").ShouldNotBeNull().ShouldStartWith("content_policy: ");
    }

    [Fact]
    public async Task A_text_is_read_in_the_dialect_of_the_id_it_is_asked_by()
    {
        var account = await v2.Server.OpenAccountAsync();
        var chat = await account.Client.GenerateAsync("""{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}]}""");
        var number = (await account.Client.GetJsonAsync("/api/v2/user/history")).GetProperty("items")[0].Whole("generation_id");

        foreach (var path in new[] { "/api/v2/generate/", "/api/v2/generate/status/" })
        {
            var byText = await account.Client.GetJsonAsync(path + chat.Text("id"));
            var byNumber = await account.Client.GetJsonAsync(path + number);

            byText.ToString().ShouldBe($"{chat.ToString()[..^1]},\"request\":{byText.GetProperty("request")}}}");
            byNumber.Members().ShouldBe([.. Unified, "request"]);
            (byNumber.Whole("id"), byNumber.Text("result_text"), byNumber.Whole("tokens_spent")).ShouldBe((number, chat.Text("content"), 3));
        }
    }

    [Fact]
    public async Task An_image_is_read_in_the_dialect_of_the_id_it_is_asked_by()
    {
        var account = await v2.Server.OpenAccountAsync();
        var made = await account.Client.GenerateAsync("""{"model":"photon-flash","prompt":"A hill","aspect_ratio":"1:1"}""");
        var text = (await account.Client.GetJsonAsync("/api/v2/user/history")).GetProperty("items")[0].Text("id");

        foreach (var path in new[] { "/api/v2/generate/", "/api/v2/generate/status/" })
        {
            var byText = await account.Client.GetJsonAsync(path + text);
            var byNumber = await account.Client.GetJsonAsync(path + made.Whole("id"));

            byText.Members().ShouldBe([.. Media, "request"]);
            (byText.Text("id"), byText.Text("url"), byText.Text("type")).ShouldBe((text, made.Text("result_url"), "image"));
            byText.Whole("width").ShouldBe(made.GetProperty("result_metadata").Whole("width"));
            byNumber.ToString().ShouldBe($"{made.ToString()[..^1]},\"request\":{byNumber.GetProperty("request")}}}");
        }
    }

    [Fact]
    public async Task Unknown_malformed_and_other_peoples_ids_are_one_answer()
    {
        var account = await v2.Server.OpenAccountAsync();
        var stranger = await v2.Server.OpenAccountAsync();
        var made = await stranger.Client.GenerateAsync("""{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}]}""");
        var number = (await stranger.Client.GetJsonAsync("/api/v2/user/history")).GetProperty("items")[0].Whole("generation_id");
        string?[] ids = [made.Text("id"), $"{number}", "999999999", "0", "-1", "99999999999999999999", "gen_", "gen_0000000000000", $"{made.Text("id")}0", "abc", "1.5", "%20", "1%2F2", "gen_Ж"];
        var answers = new HashSet<string>();
        foreach (var id in ids)
        {
            foreach (var (method, path) in new[] { ("GET", $"{id}"), ("GET", $"status/{id}"), ("POST", $"{id}/cancel"), ("DELETE", $"{id}") })
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v2/generate/{path}");
                var body = await account.Client.SendAsync(request, TestHttp.Ct).RefusedAsync(HttpStatusCode.NotFound, "not_found");
                answers.Add(body.ToString().Replace(body.Text("request_id") ?? "", "", StringComparison.Ordinal));
            }
        }

        answers.ShouldHaveSingleItem();
        (await stranger.Client.GetJsonAsync($"/api/v2/generate/{number}")).Text("status").ShouldBe("completed");
    }
}
