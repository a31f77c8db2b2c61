using Tessera.Media;

namespace Tessera.Sandbox.Tests.Video;

public sealed class MediaProbeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_video_is_measured_with_its_size_rate_duration_and_codecs()
    {
        var file = await MakeAsync(
            "mp4", "-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=2", "-f", "lavfi", "-i", "sine=d=2", "-shortest",
            "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac");

        var measure = await MediaProbe.MeasureAsync(file, Ct);

        measure.Kind.ShouldBe(MediaKind.Video);
        (measure.Width, measure.Height, measure.FramesPerSecond).ShouldBe((320, 180, 25));
        measure.Duration.TotalSeconds.ShouldBe(2, 0.1);
        (measure.VideoCodec, measure.AudioCodec, measure.SampleRate).ShouldBe(("h264", "aac", 44100));
    }

    [Fact]
    public async Task A_sound_with_a_cover_image_is_still_a_sound()
    {
        var file = await MakeAsync(
            "mp3", "-f", "lavfi", "-i", "sine=d=3", "-f", "lavfi", "-i", "color=red:s=64x64:d=0.04",
            "-map", "0", "-map", "1", "-c:a", "libmp3lame", "-c:v", "png", "-disposition:v", "attached_pic");

        var measure = await MediaProbe.MeasureAsync(file, Ct);

        measure.Kind.ShouldBe(MediaKind.Audio);
        (measure.Width, measure.VideoCodec, measure.AudioCodec).ShouldBe((0, null, "mp3"));
        measure.Duration.TotalSeconds.ShouldBe(3, 0.1);
    }

    [Fact]
    public async Task A_recording_without_a_duration_in_its_header_is_read_through()
    {
        var live = await MakeAsync("webm", "-f", "lavfi", "-i", "sine=d=2", "-c:a", "libopus", "-live", "1");

        var measure = await MediaProbe.MeasureAsync(live, Ct);

        measure.Duration.TotalSeconds.ShouldBe(2, 0.1);
    }

    [Fact]
    public async Task A_poster_is_the_frame_at_that_time_and_past_the_end_the_first()
    {
        var file = await MakeAsync(
            "mp4", "-f", "lavfi", "-i", "color=red:s=64x48:r=25:d=1", "-f", "lavfi", "-i", "color=blue:s=64x48:r=25:d=1",
            "-filter_complex", "[0][1]concat=n=2", "-c:v", "libx264", "-pix_fmt", "yuv420p");

        using var late = RasterImage.Decode(await MediaProbe.PosterAsync(file, TimeSpan.FromSeconds(1.5), Ct));
        using var beyond = RasterImage.Decode(await MediaProbe.PosterAsync(file, TimeSpan.FromSeconds(60), Ct));

        (late.Width, late.Height).ShouldBe((64, 48));
        ((int)late.ToPixels()[2]).ShouldBeGreaterThan(200);
        ((int)beyond.ToPixels()[0]).ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task A_playlist_that_points_elsewhere_is_refused()
    {
        var playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n"u8.ToArray();

        await Should.ThrowAsync<MediaToolException>(() => MediaProbe.MeasureAsync(playlist, Ct));
        await Should.ThrowAsync<MediaToolException>(() => MediaProbe.PosterAsync(playlist, TimeSpan.Zero, Ct));
    }

    [Fact]
    public async Task A_file_that_is_not_a_recording_is_refused_with_a_message()
    {
        var refusal = await Should.ThrowAsync<MediaToolException>(() => MediaProbe.MeasureAsync([1, 2, 3, 4], Ct));

        refusal.Message.ShouldBe("The file is not readable audio or video.");
    }

    private static async Task<byte[]> MakeAsync(string extension, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("made." + extension);
        await ToolProcess.RunCheckedAsync(new ToolCommand("ffmpeg", ["-v", "error", .. arguments, path]), Ct);
        return await File.ReadAllBytesAsync(path, Ct);
    }
}
