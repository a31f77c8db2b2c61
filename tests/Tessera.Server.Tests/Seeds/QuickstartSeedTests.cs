using System.Text.Json;

namespace Tessera.Server.Tests.Seeds;

/// <summary>Every example of seed 001 (Quickstart), its request bytes as printed.</summary>
public sealed class QuickstartSeedTests(SeedServer seeds) : IClassFixture<SeedServer>
{
    [Fact]
    public async Task The_first_call_costs_3_tokens_and_prints_every_key_of_the_example()
    {
        var account = await seeds.Server.OpenAccountAsync(tokens: 286);

        var body = await account.Client.GenerateAsync(
            """
            {
                "model": "gpt-5",
                "prompt": "Explain quantum computing in simple terms"
              }
            """);

        body.Text("status").ShouldBe("completed", body.ToString());
        body.Text("model_slug").ShouldBe("gpt-5");
        body.Whole("id").ShouldBeGreaterThan(0);
        body.Text("result_text").ShouldNotBeNullOrWhiteSpace();
        body.GetProperty("result_url").ValueKind.ShouldBe(JsonValueKind.Null);
        body.GetProperty("thumbnail_url").ValueKind.ShouldBe(JsonValueKind.Null);
        body.GetProperty("error").ValueKind.ShouldBe(JsonValueKind.Null);
        body.Whole("tokens_spent").ShouldBe(3);
        body.Whole("processing_ms").ShouldBeGreaterThanOrEqualTo(0);
        body.GetProperty("result_metadata").ValueKind.ShouldBe(JsonValueKind.Null);
        var balance = await account.Client.GetJsonAsync("/api/v2/balance");
        balance.Whole("token_balance").ShouldBe(283);
        balance.EnumerateObject().Select(member => member.Name).ShouldBe(["token_balance", "plan", "plan_expires_at"]);
    }

    [Fact]
    public async Task Options_inside_params_make_the_same_image_for_7_tokens()
    {
        var account = await seeds.Server.OpenAccountAsync(tokens: 100);

        var body = await account.Client.GenerateAsync(
            """
            {
                "model": "dall-e-3",
                "prompt": "A futuristic city at sunset, cyberpunk style",
                "params": {
                  "size": "1024x1024",
                  "format": "webp"
                }
              }
            """);

        body.Text("status").ShouldBe("completed", body.ToString());
        body.Text("model_slug").ShouldBe("dall-e-3");
        body.Text("result_url").ShouldEndWithFile(body.Whole("id"), "webp");
        body.Whole("tokens_spent").ShouldBe(7);
        body.GetProperty("result_metadata").Whole("width").ShouldBe(1024);
        body.GetProperty("result_metadata").Whole("height").ShouldBe(1024);
    }

    [Fact]
    public async Task The_balance_names_plan_and_its_end()
    {
        var balance = await seeds.Server.Owner.GetJsonAsync("/api/v2/balance");

        balance.Text("plan").ShouldBe("elite");
        balance.Text("plan_expires_at").ShouldBeUtcSeconds();
        balance.Whole("token_balance").ShouldBe(3000);
    }

    [Fact]
    public async Task A_finished_generation_is_found_again_under_its_id()
    {
        var account = await seeds.Server.OpenAccountAsync(tokens: 100);
        var made = await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""");

        var polled = await account.Client.GetJsonAsync($"/api/v2/generate/{made.Whole("id")}");

        // Only the poll says what was asked for.
        polled.EnumerateObject().Where(member => member.Name != "request").Select(member => (member.Name, member.Value.GetRawText()))
            .ShouldBe(made.EnumerateObject().Select(member => (member.Name, member.Value.GetRawText())));
    }
}
