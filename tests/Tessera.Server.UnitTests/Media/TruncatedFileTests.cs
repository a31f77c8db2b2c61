using Tessera.Media;

namespace Tessera.Server.UnitTests.Media;

/// <summary>Files as ffmpeg and libvips write them, whole, cut, and written as a stream that cannot announce its length.</summary>
public sealed class TruncatedFileTests
{
    private const string Tone = "-f lavfi -i sine=d=5:r=44100";
    private const string Video = "-f lavfi -i testsrc2=s=160x90:r=25:d=3";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mp3", Tone)]
    [InlineData("mp3", Tone + " -ar 24000 -id3v2_version 3 -metadata title=Tone")]
    [InlineData("wav", Tone)]
    [InlineData("ogg", Tone + " -c:a libopus")]
    [InlineData("m4a", Tone + " -c:a aac")]
    [InlineData("mp4", Video + " -c:v libx264 -preset ultrafast")]
    [InlineData("mp4", Video + " -c:v libx264 -preset ultrafast -movflags +faststart")]
    [InlineData("mp4", Video + " -c:v libx264 -preset ultrafast -movflags +frag_keyframe+empty_moov")]
    [InlineData("mov", Video + " -c:v libx264 -preset ultrafast")]
    [InlineData("webm", Video + " -c:v libvpx -deadline realtime")]
    [InlineData("webm", Video + " -c:v libvpx -deadline realtime -live 1")]
    [InlineData("flac", Tone)]
    public async Task A_recording_is_measured_whole_and_refused_when_its_end_is_missing(string extension, string arguments)
    {
        var whole = await MakeAsync(extension, arguments);

        (await MediaProbe.MeasureAsync(whole, Ct)).Duration.TotalSeconds.ShouldBe(arguments.StartsWith(Video, StringComparison.Ordinal) ? 3 : 5, 0.1);
        foreach (var share in (double[])[0.3, 0.6, 0.9])
        {
            var cut = await Should.ThrowAsync<MediaToolException>(() => MediaProbe.MeasureAsync(Cut(whole, share), Ct));
            cut.Message.ShouldContain("end", customMessage: $"{share}");
        }
    }

    [Theory]
    [InlineData("wav", Tone)]
    [InlineData("mp3", Tone)]
    [InlineData("flac", Tone)]
    [InlineData("ogg", Tone + " -c:a libopus")]
    [InlineData("webm", Tone + " -c:a libopus")]
    public async Task A_recording_that_was_written_as_a_stream_is_taken_as_it_is(string format, string arguments)
    {
        var streamed = await ToolProcess.RunCheckedAsync(
            new ToolCommand("ffmpeg", ["-v", "error", .. arguments.Split(' '), "-f", format, "pipe:1"]), Ct);

        (await MediaProbe.MeasureAsync(streamed, Ct)).Duration.TotalSeconds.ShouldBe(5, 0.1);
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("gif")]
    [InlineData("webp")]
    public async Task An_image_is_known_to_be_cut_off_without_decoding_it_and_cannot_be_decoded(string extension)
    {
        var whole = await MakeAsync(extension, "-f lavfi -i testsrc2=s=320x180:d=0.04 -frames:v 1");

        TruncatedFile.Find(whole).ShouldBeNull();
        TruncatedFile.Find([.. whole, 0, 0, 0]).ShouldBeNull();
        using (var image = RasterImage.Decode(whole))
        {
            (image.Width, image.Height).ShouldBe((320, 180));
        }

        foreach (var share in (double[])[0.3, 0.6, 0.95])
        {
            TruncatedFile.Find(Cut(whole, share)).ShouldNotBeNull($"{share}");
            Should.Throw<MediaToolException>(() => RasterImage.Decode(Cut(whole, share)), $"{share}");
        }
    }

    [Fact]
    public async Task An_image_that_ends_in_time_without_all_of_its_rows_cannot_be_decoded()
    {
        var whole = await MakeAsync("png", "-f lavfi -i testsrc2=s=320x180:d=0.04 -frames:v 1");
        // All IDAT chunks but the last, and the end mark, as a writer leaves them that ran out of pixels.
        var last = whole.AsSpan().LastIndexOf("IDAT"u8) - 4;
        byte[] tooFew = [.. whole[..last], .. whole[^12..]];

        TruncatedFile.Find(tooFew).ShouldBeNull();
        Should.Throw<MediaToolException>(() => RasterImage.Decode(tooFew));
    }

    [Fact]
    public async Task Garbage_behind_any_beginning_is_not_a_truncation()
    {
        foreach (var extension in (string[])["mp3", "wav", "ogg", "m4a", "webm", "png", "jpg", "gif"])
        {
            var image = extension is "png" or "jpg" or "gif";
            var whole = await MakeAsync(extension, image ? "-f lavfi -i testsrc2=s=64x64:d=0.04 -frames:v 1" : extension is "ogg" or "webm" ? Tone + " -c:a libopus" : Tone);
            var random = new Random(extension.Length);
            for (var length = 0; length < 600; length++)
            {
                _ = TruncatedFile.Find(whole.AsSpan(0, Math.Min(length, whole.Length)));
                var changed = whole[..Math.Min(whole.Length, 2000)];
                random.NextBytes(changed.AsSpan(Math.Min(4 + (length / 8), changed.Length - 1)));
                _ = TruncatedFile.Find(changed);
            }
        }
    }

    private static byte[] Cut(byte[] whole, double share) => whole[..(int)(whole.Length * share)];

    private static async Task<byte[]> MakeAsync(string extension, string arguments)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("made." + extension);
        await ToolProcess.RunCheckedAsync(new ToolCommand("ffmpeg", ["-v", "error", .. arguments.Split(' '), path]), Ct);
        return await File.ReadAllBytesAsync(path, Ct);
    }
}
