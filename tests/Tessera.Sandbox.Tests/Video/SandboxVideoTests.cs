using Tessera.Media;
using Tessera.Sandbox.Video;

namespace Tessera.Sandbox.Tests.Video;

public sealed class SandboxVideoTests
{
    private readonly SandboxVideo _maker = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("16:9", 2, 854, 480)]
    [InlineData("9:16", 1, 480, 854)]
    [InlineData("1:1", 3, 480, 480)]
    public async Task A_video_has_the_requested_ratio_duration_and_codec(string ratio, int seconds, int width, int height)
    {
        var video = await _maker.FileAsync(Call("sailing boat at sunset", ratio, seconds));

        var measure = await MediaProbe.MeasureAsync(video, Ct);
        (measure.Kind, measure.VideoCodec).ShouldBe((MediaKind.Video, "h264"));
        (measure.Width, measure.Height).ShouldBe((width, height));
        measure.Duration.TotalSeconds.ShouldBe(seconds, 0.1);
        measure.FramesPerSecond.ShouldBe(24, 0.01);
    }

    [Theory]
    [InlineData("16:9", null, "kling-v2.1", 1920, 1080)]
    [InlineData("9:16", null, "luma-ray2", 1080, 1920)]
    [InlineData("1:1", null, "luma-ray2", 1080, 1080)]
    [InlineData(null, "720p", "luma-ray2", 1280, 720)]
    [InlineData("16:9", null, "mj-video-720p", 1280, 720)]
    [InlineData("16:9", "1080p", "mj-video-480p", 1920, 1080)]
    [InlineData("16:9", "540p", "luma-ray2", 960, 540)]
    [InlineData("21:9", "720p", "luma-ray2", 1680, 720)]
    [InlineData(null, "768p", "hailuo-2.3", 1366, 768)]
    public void Its_size_follows_the_ratio_the_resolution_and_the_model(string? ratio, string? resolution, string model, int width, int height)
    {
        VideoSize.From(ratio, resolution, model, null).ShouldBe(new VideoSize(width, height));
    }

    [Theory]
    [InlineData(true, "aac")]
    [InlineData(false, null)]
    public async Task A_video_has_sound_if_requested(bool audio, string? codec)
    {
        var options = new Dictionary<string, object> { ["duration"] = 2, ["seed"] = 1, ["audio"] = audio };

        var video = await _maker.FileAsync(MakerCalls.Call(TaskKind.Video, "waves on a beach", options, "mj-video-480p"));

        var measure = await MediaProbe.MeasureAsync(video, Ct);
        measure.AudioCodec.ShouldBe(codec);
        measure.Duration.TotalSeconds.ShouldBe(2, 0.1);
    }

    [Fact]
    public async Task A_video_can_be_played_while_it_loads_and_in_every_player()
    {
        var video = await _maker.FileAsync(Call("rain over a village", "1:1", 1));

        var text = System.Text.Encoding.Latin1.GetString(video);
        text.IndexOf("moov", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("mdat", StringComparison.Ordinal));
        text.ShouldContain("avc1");
    }

    [Theory]
    [InlineData("snowfall in the forest, night")]
    [InlineData("the open sea")]
    [InlineData("abstract waves, watercolor")]
    public async Task A_video_moves(string prompt)
    {
        var video = await _maker.FileAsync(Call(prompt, "16:9", 2));

        var early = await MediaProbe.PosterAsync(video, TimeSpan.FromSeconds(0.1), Ct);
        var late = await MediaProbe.PosterAsync(video, TimeSpan.FromSeconds(1.9), Ct);
        TestImages.Difference(early, late).ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public async Task The_same_call_gives_the_same_bytes_and_another_seed_another_video()
    {
        var first = await _maker.FileAsync(Call("a castle at dusk", "1:1", 1, seed: 5));

        (await _maker.FileAsync(Call("a castle at dusk", "1:1", 1, seed: 5))).ShouldBe(first);
        var other = await _maker.FileAsync(Call("a castle at dusk", "1:1", 1, seed: 6));
        var (mine, theirs) = (await MediaProbe.PosterAsync(first, TimeSpan.Zero, Ct), await MediaProbe.PosterAsync(other, TimeSpan.Zero, Ct));
        TestImages.Difference(mine, theirs).ShouldBeGreaterThan(6);
    }

    [Fact]
    public async Task A_video_from_an_image_starts_with_it_and_then_moves()
    {
        var image = TestImages.RedAndBlue(640, 360);

        var video = await _maker.FileAsync(Call("snow at night", "16:9", 3, inputs: ("image_url", image)));

        var begins = await MediaProbe.PosterAsync(video, TimeSpan.Zero, Ct);
        var ends = await MediaProbe.PosterAsync(video, TimeSpan.FromSeconds(2.8), Ct);
        TestImages.Difference(begins, image).ShouldBeLessThan(4);
        TestImages.Difference(ends, image).ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task Its_making_is_reported_from_nothing_to_all()
    {
        var seen = new RecordedProgress();

        await _maker.MakeAsync(Call("hills", "1:1", 1), seen, Ct);

        seen.Values.ShouldBeInOrder();
        seen.Values.Count.ShouldBeGreaterThan(4);
        seen.Values[^1].ShouldBe(1);
    }

    [Theory]
    [InlineData("16:9", 0)]
    [InlineData("16:9", 61)]
    [InlineData("wide", 5)]
    public async Task An_impossible_video_is_refused_with_a_message(string ratio, int seconds)
    {
        var failure = await _maker.FailureAsync(Call("hills", ratio, seconds));

        failure.Kind.ShouldBe(FailureKind.InvalidInput);
    }

    [Fact]
    public async Task A_broken_start_image_fails_the_video_and_is_named()
    {
        var failure = await _maker.FailureAsync(Call("hills", "1:1", 1, inputs: ("image_url", [9, 9, 9])));

        failure.Kind.ShouldBe(FailureKind.TaskFailed);
        failure.Message.ShouldContain("`image_url`");
    }

    private static TaskCall Call(string prompt, string ratio, int seconds, int seed = 1, params (string Name, byte[] File)[] inputs) =>
        MakerCalls.Call(TaskKind.Video, prompt, new() { ["aspect_ratio"] = ratio, ["duration"] = seconds, ["seed"] = seed }, "mj-video-480p", inputs);

    private sealed class RecordedProgress : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public void Report(double value) => Values.Add(value);
    }
}
