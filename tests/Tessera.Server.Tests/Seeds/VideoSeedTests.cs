using System.Text.Json;
using Tessera.Media;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Seeds;

/// <summary>Every example of seed 003 (Video Generation), its request bytes as printed.</summary>
[OneEngine]
public sealed class VideoSeedTests(SeedServer seeds) : IClassFixture<SeedServer>
{
    [Fact]
    public async Task The_blooming_flower_is_pending_at_first_and_then_a_video_for_26_tokens()
    {
        var account = await seeds.Server.OpenAccountAsync(tokens: 100);

        var pending = await account.Client.GenerateAsync(
            """
            {
                "model": "kling-v2.1",
                "prompt": "A time-lapse of a blooming flower, macro photography, soft natural light",
                "duration": 5,
                "aspect_ratio": "16:9"
              }
            """);
        var held = await account.Client.GetJsonAsync("/api/v2/user/balance");
        var done = await account.Client.WaitAsync(pending);

        pending.Text("status").ShouldBe("pending", pending.ToString());
        pending.Text("model_slug").ShouldBe("kling-v2.1");
        pending.GetProperty("processing_ms").ValueKind.ShouldBe(JsonValueKind.Null);
        pending.Text("created_at").ShouldBeUtcSeconds();
        held.Whole("held_tokens").ShouldBe(26);

        done.Whole("id").ShouldBe(pending.Whole("id"));
        done.Text("status").ShouldBe("completed", done.ToString());
        done.Text("result_url").ShouldEndWithFile(done.Whole("id"), "mp4");
        done.Whole("tokens_spent").ShouldBe(26);
        var metadata = done.GetProperty("result_metadata");
        metadata.Whole("duration").ShouldBe(5);
        metadata.Whole("width").ShouldBe(1920);
        metadata.Whole("height").ShouldBe(1080);
        done.Text("created_at").ShouldBe(pending.Text("created_at"));
        done.Text("completed_at").ShouldBeUtcSeconds();

        var video = await MediaProbe.MeasureAsync(await account.Client.GetByteArrayAsync(done.Text("result_url"), TestHttp.Ct), TestHttp.Ct);
        (video.Width, video.Height, video.VideoCodec).ShouldBe((1920, 1080, "h264"));
        video.Duration.TotalSeconds.ShouldBe(5, 0.1);
        var poster = await account.Client.GetByteArrayAsync(done.Text("thumbnail_url"), TestHttp.Ct);
        RasterImage.Measure(poster).Width.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("luma-flash2", 15, 93)]
    [InlineData("kling-v2.1", 26, 94)]
    [InlineData("minimax-video", 88, 88)]
    [InlineData("luma-ray2", 42, 180)]
    [InlineData("mj-video-480p", 50, 320)]
    [InlineData("mj-video-720p", 50, 320)]
    public async Task The_comparison_table_bounds_each_price(string slug, long least, long most)
    {
        var price = await seeds.Server.Owner.PostTextAsync($"/api/v2/models/{slug}/calculate-price", """{"params":{}}""").JsonAsync();

        price.Whole("min_token_cost").ShouldBeGreaterThanOrEqualTo(least, price.ToString());
        price.Whole("max_token_cost").ShouldBeLessThanOrEqualTo(most, price.ToString());
        price.Whole("token_cost").ShouldBeInRange(least, most);
    }
}
