using System.Text.Json;
using Tessera.Media;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Seeds;

/// <summary>Every example of seed 000 (Image Generation), its request bytes as printed.</summary>
[OneEngine]
public sealed class ImageSeedTests(SeedServer seeds) : IClassFixture<SeedServer>
{
    [Fact]
    public async Task The_coffee_shop_costs_7_tokens_and_is_a_webp_of_the_requested_size()
    {
        var account = await seeds.Server.OpenAccountAsync(tokens: 100);

        var body = await account.Client.GenerateAsync(
            """
            {
                "model": "dall-e-3",
                "prompt": "A cozy coffee shop on a rainy evening, warm lighting, impressionist style",
                "size": "1024x1024",
                "format": "webp"
              }
            """);

        body.Text("status").ShouldBe("completed", body.ToString());
        body.Text("model_slug").ShouldBe("dall-e-3");
        body.Whole("id").ShouldBeGreaterThan(0);
        body.Whole("tokens_spent").ShouldBe(7);
        body.Whole("seed").ShouldBeGreaterThanOrEqualTo(0);
        body.Text("result_url").ShouldEndWithFile(body.Whole("id"), "webp");
        body.GetProperty("result_metadata").Whole("width").ShouldBe(1024);
        body.GetProperty("result_metadata").Whole("height").ShouldBe(1024);
        var file = await account.Client.GetByteArrayAsync(body.Text("result_url"), TestHttp.Ct);
        RasterImage.Measure(file).ShouldBe((1024, 1024));
        (await account.Client.GetJsonAsync("/api/v2/balance")).Whole("token_balance").ShouldBe(93);
    }

    [Fact]
    public async Task The_flux_image_costs_4_tokens_and_has_the_members_of_the_example()
    {
        var account = await seeds.Server.OpenAccountAsync(tokens: 100);

        var body = await account.Client.GenerateAsync("""{"model":"flux-1.1-pro","prompt":"A lighthouse","size":"768x1344"}""");

        body.Text("status").ShouldBe("completed", body.ToString());
        body.Text("model_slug").ShouldBe("flux-1.1-pro");
        body.Text("result_url").ShouldEndWithFile(body.Whole("id"), "webp");
        body.Whole("tokens_spent").ShouldBe(4);
        body.GetProperty("result_metadata").Whole("width").ShouldBe(768);
        body.GetProperty("result_metadata").Whole("height").ShouldBe(1344);
        body.Text("created_at").ShouldBeUtcSeconds();
    }

    [Fact]
    public async Task Midjourney_answers_pending_with_45_seconds_and_completes_when_polled()
    {
        var account = await seeds.Server.OpenAccountAsync(tokens: 100);

        var pending = await account.Client.GenerateAsync("""{"model":"midjourney","prompt":"A fox in the snow","size":"16:9"}""");

        pending.Text("status").ShouldBe("pending", pending.ToString());
        pending.Text("model_slug").ShouldBe("midjourney");
        pending.Whole("eta_seconds").ShouldBe(45);
        pending.Whole("tokens_spent").ShouldBe(0);
        var done = await account.Client.WaitAsync(pending);
        done.Text("status").ShouldBe("completed", done.ToString());
        done.Whole("tokens_spent").ShouldBeInRange(2, 35);
        var metadata = done.GetProperty("result_metadata");
        ((double)metadata.Whole("width") / metadata.Whole("height")).ShouldBe(16d / 9, 0.02);
    }

    [Theory]
    [InlineData("1792x1024", "hd", 13)]
    [InlineData("1024x1024", "standard", 7)]
    public async Task The_quoted_price_is_the_price_charged(string size, string quality, int tokens)
    {
        var account = await seeds.Server.OpenAccountAsync(tokens: 100);
        var options = JsonSerializer.Serialize(new { size, quality });

        var price = await account.Client.PostTextAsync("/api/v2/models/dall-e-3/calculate-price", $$"""{"params":{{options}}}""").JsonAsync();
        var body = await account.Client.GenerateAsync($$"""{"model":"dall-e-3","prompt":"A castle","params":{{options}}}""");

        price.Whole("token_cost").ShouldBe(tokens);
        body.Whole("tokens_spent").ShouldBe(tokens);
    }
}
