using Tessera.Server.Catalog;

namespace Tessera.Server.UnitTests.Catalog;

public sealed class SeedPriceTests
{
    [Theory]
    [InlineData("gpt-5", "{}", 3)] // S001
    [InlineData("claude-sonnet-4.5", """{ "temperature": 0.5 }""", 3)] // S002
    [InlineData("dall-e-3", """{ "size": "1024x1024", "format": "webp" }""", 7)] // S001
    [InlineData("dall-e-3", """{ "size": "1792x1024", "quality": "hd" }""", 13)] // calculate-price page
    [InlineData("flux-1.1-pro", """{ "size": "768x1344" }""", 4)] // S000
    [InlineData("kling-v2.1", """{ "duration": 5, "aspect_ratio": "16:9" }""", 26)] // S003
    [InlineData("minimax-video", "{}", 88)] // S003
    public void A_request_of_the_seeds_costs_what_they_state(string slug, string options, long tokens) =>
        PriceCalculator.Exact(ShippedCatalog.Model(slug), ShippedCatalog.Resolved(slug, options), new(50)).ShouldBe(new Price(tokens));

    [Theory]
    [InlineData("luma-flash2", 15, 93)]
    [InlineData("kling-v2.1", 26, 94)]
    [InlineData("minimax-video", 88, 88)]
    [InlineData("luma-ray2", 42, 180)]
    [InlineData("midjourney-video", 50, 320)]
    [InlineData("gpt-image-1.5", 1, 21)]
    [InlineData("midjourney", 2, 35)]
    [InlineData("photon", 1, 2)]
    [InlineData("nano-banana-pro", 16, 32)]
    [InlineData("sora-2", 42, 125)]
    [InlineData("veo-3.1", 83, 334)]
    [InlineData("el-dubbing", 60, 600)]
    public void A_range_printed_on_the_pages_is_the_range_here(string slug, long min, long max) =>
        PriceCalculator.Range(ShippedCatalog.Model(slug)).ShouldBe(new PriceCalculator.PriceRange(min, max));

    [Fact]
    public void Both_Midjourney_videos_together_span_the_seeds_range()
    {
        PriceCalculator.Range(ShippedCatalog.Model("mj-video-480p")).Min.ShouldBe(50);
        PriceCalculator.Range(ShippedCatalog.Model("mj-video-720p")).Max.ShouldBe(320);
    }

    [Theory]
    [InlineData(1, "gpt-5-nano", "claude-haiku-4.5", "gemini-2.5-flash", "deepseek-v3", "grok-4-fast", "deepseek-r1")]
    [InlineData(1, "photon-flash", "minimax-tts")]
    [InlineData(1, "upscale", "face-swap", "remove-bg", "style-transfer", "colorize", "text-ocr")]
    [InlineData(2, "whisper", "gpt-4o-transcribe", "elevenlabs-scribe")]
    [InlineData(3, "gemini-3-pro", "flux-kontext-pro", "openai-tts", "gpt-4o-mini-tts", "inpaint")]
    [InlineData(4, "gpt-5.2", "recraft-v3")]
    [InlineData(6, "claude-opus-4.5", "openai-tts-hd")]
    [InlineData(7, "sd-3.5-large")]
    [InlineData(9, "musicgen")]
    [InlineData(12, "elevenlabs-sfx", "el-voice-isolator")]
    [InlineData(14, "midjourney-v6")]
    [InlineData(15, "el-voice-changer", "el-dialogue")]
    [InlineData(18, "elevenlabs-flash")]
    [InlineData(27, "nano-banana-pro-2k")]
    [InlineData(28, "midjourney-turbo")]
    [InlineData(35, "elevenlabs-v2")]
    [InlineData(39, "gpt-5.2-pro")]
    [InlineData(58, "elevenlabs-music")]
    [InlineData(60, "kling-v2.1-pro")]
    [InlineData(151, "luma-ray2-1080p")]
    public void A_price_printed_on_the_pages_is_the_plainest_price_here(long tokens, params string[] slugs)
    {
        foreach (var slug in slugs)
        {
            PriceCalculator.Base(ShippedCatalog.Model(slug)).Tokens.ShouldBe(tokens, slug);
        }
    }

    [Fact]
    public void Ratios_other_than_square_cost_up_to_twice_as_much_where_the_seeds_state_it()
    {
        foreach (var slug in new[] { "dall-e-3", "gpt-image-1.5" })
        {
            var model = ShippedCatalog.Model(slug);
            var square = PriceCalculator.Base(model).Tokens;
            foreach (var size in model.Options["size"].Allowed.Skip(1))
            {
                var price = PriceCalculator.Exact(model, ShippedCatalog.Resolved(slug, $$"""{ "size": "{{size}}" }"""), new(1));

                price.Tokens.ShouldBeInRange(square + 1, square * 2, $"{slug} {size}");
            }
        }
    }
}
