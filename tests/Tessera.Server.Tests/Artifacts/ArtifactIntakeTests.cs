using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text.Json;
using Tessera.Media;
using Tessera.Server.Artifacts;
using Tessera.Server.Http;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Artifacts;

[OneEngine]
public sealed class ArtifactIntakeTests(ArtifactHost host) : IClassFixture<ArtifactHost>
{
    private static CancellationToken Ct => TestHttp.Ct;

    [Theory]
    [InlineData(ImageFormat.Webp, "webp", "webp")]
    [InlineData(ImageFormat.Png, "png", "png")]
    [InlineData(ImageFormat.Jpeg, "jpg", "jpeg")]
    public async Task An_image_is_stored_with_its_size_and_a_thumbnail(ImageFormat format, string extension, string name)
    {
        var content = Samples.Image(format, 1024, 600);

        var artifact = Stored(await StoreAsync(1, content, MediaKind.Image));

        (artifact.Extension, artifact.Bytes, artifact.HasThumbnail).ShouldBe((extension, content.LongLength, true));
        Wire(artifact).ShouldBe($$"""{"width":1024,"height":600,"format":"{{name}}","bytes":{{content.Length}}}""");
        RasterImage.Measure(await ThumbnailAsync(1)).ShouldBe((512, 300));
        (await FileAsync(1, extension)).ShouldBe(content);
    }

    [Fact]
    public async Task An_image_that_exif_turns_has_the_size_it_is_shown_in()
    {
        var content = Samples.TurnedJpeg(800, 600);

        var artifact = Stored(await StoreAsync(10, content, MediaKind.Image));

        Wire(artifact).ShouldBe($$"""{"width":600,"height":800,"format":"jpeg","bytes":{{content.Length}}}""");
        RasterImage.Measure(await ThumbnailAsync(10)).ShouldBe((384, 512));
        (await FileAsync(10, "jpg")).ShouldBe(content);
    }

    [Fact]
    public async Task A_small_image_is_not_enlarged_for_its_thumbnail()
    {
        Stored(await StoreAsync(2, Samples.Png, MediaKind.Image));

        RasterImage.Measure(await ThumbnailAsync(2)).ShouldBe((64, 32));
    }

    [Theory]
    [InlineData("mp4", "video/mp4")]
    [InlineData("mov", "video/quicktime")]
    [InlineData("webm", "video/webm")]
    public async Task A_video_is_stored_with_its_duration_size_rate_and_a_poster(string extension, string contentType)
    {
        var content = await Samples.VideoAsync(extension);

        var artifact = Stored(await StoreAsync(3, content, MediaKind.Video));

        (artifact.ContentType, artifact.HasThumbnail).ShouldBe((contentType, true));
        Wire(artifact).ShouldBe($$"""{"duration":2,"width":320,"height":180,"fps":25,"bytes":{{content.Length}}}""");
        RasterImage.Measure(await ThumbnailAsync(3)).ShouldBe((320, 180));
    }

    [Theory]
    [InlineData("mp3", 44100)]
    [InlineData("wav", 44100)]
    [InlineData("flac", 44100)]
    [InlineData("ogg", 48000, "-c:a", "libopus")]
    [InlineData("m4a", 44100, "-c:a", "aac")]
    public async Task A_sound_is_stored_with_its_length_and_sampling_rate(string extension, int rate, params string[] codec)
    {
        var content = await Samples.SoundAsync(extension, codec);

        var artifact = Stored(await StoreAsync(4, content, MediaKind.Audio));

        artifact.HasThumbnail.ShouldBeFalse();
        Wire(artifact).ShouldBe($$"""{"duration":2,"format":"{{extension}}","bytes":{{content.Length}},"sample_rate":{{rate}}}""");
    }

    [Fact]
    public async Task A_length_that_is_not_whole_has_two_decimals_at_most()
    {
        var content = await Samples.FfmpegAsync("wav", "-f", "lavfi", "-i", "sine=d=1.2345");

        Stored(await StoreAsync(5, content, MediaKind.Audio)).Metadata["duration"].ShouldBe(1.23);
    }

    [Fact]
    public async Task Every_kind_is_refused_where_another_is_expected()
    {
        var sound = await Samples.SoundAsync("mp3");
        var video = await Samples.VideoAsync("mp4");
        (byte[] Content, MediaKind Expected)[] wrong =
        [
            (Samples.Png, MediaKind.Video), (Samples.Png, MediaKind.Audio), (video, MediaKind.Image), (video, MediaKind.Audio),
            (sound, MediaKind.Image), (sound, MediaKind.Video), ("<html>"u8.ToArray(), MediaKind.Image), ([], MediaKind.Image),
        ];

        foreach (var (content, expected) in wrong)
        {
            Refused(await StoreAsync(6, content, expected)).ShouldStartWith("The provider sent ");
        }

        (await host.Get<IArtifactStore>().OpenReadAsync(ArtifactKey.Thumbnail(6), Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Audio_in_a_video_container_is_not_a_video()
    {
        var content = await Samples.SoundAsync("mp4", "-c:a", "aac");

        FileType.Recognise(content).ShouldBe(FileType.Mp4);
        Refused(await StoreAsync(7, content, MediaKind.Video)).ShouldContain("has no video track");
    }

    [Fact]
    public async Task An_image_of_more_than_100_million_pixels_is_refused_by_its_header()
    {
        // 20,000 x 20,000 pixels and not one byte of them: decoding could only fail in another way.
        var reason = Refused(await StoreAsync(8, PngHeader(20_000, 20_000), MediaKind.Image));

        reason.ShouldContain("400000000 pixels");
    }

    [Theory]
    [InlineData(MediaKind.Image)]
    [InlineData(MediaKind.Video)]
    [InlineData(MediaKind.Audio)]
    public async Task A_broken_file_is_refused_and_not_stored(MediaKind kind)
    {
        var whole = kind switch
        {
            MediaKind.Image => Samples.Png,
            MediaKind.Video => await Samples.VideoAsync("mp4"),
            _ => await Samples.SoundAsync("flac"),
        };

        Refused(await StoreAsync(9, whole[..30], kind)).ShouldContain("cannot be used");

        foreach (var extension in (string[])["png", "mp4", "flac"])
        {
            (await host.Get<IArtifactStore>().OpenReadAsync(ArtifactKey.Generation(9, extension), Ct)).ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("mp4", MediaKind.Video)]
    [InlineData("webm", MediaKind.Video)]
    [InlineData("mp3", MediaKind.Audio)]
    [InlineData("wav", MediaKind.Audio)]
    [InlineData("flac", MediaKind.Audio)]
    [InlineData("png", MediaKind.Image)]
    public async Task A_truncated_file_is_refused_with_that_reason(string extension, MediaKind kind)
    {
        var whole = kind switch
        {
            MediaKind.Image => Samples.Image(ImageFormat.Png, 400, 300),
            MediaKind.Video => await Samples.VideoAsync(extension),
            _ => await Samples.SoundAsync(extension),
        };

        Refused(await StoreAsync(11, whole[..(int)(whole.Length * 0.7)], kind)).ShouldContain("end");
    }

    // 24,000 samples a second in one channel: how most makers of speech answer, and not what Opus or AAC are written in.
    [Theory]
    [InlineData("wav", "mp3", MediaKind.Audio)]
    [InlineData("wav", "ogg", MediaKind.Audio)]
    [InlineData("mp3", "wav", MediaKind.Audio)]
    [InlineData("m4a", "flac", MediaKind.Audio)]
    [InlineData("flac", "m4a", MediaKind.Audio)]
    [InlineData("webm", "mp4", MediaKind.Video)]
    [InlineData("mov", "webm", MediaKind.Video)]
    public async Task Audio_and_video_are_converted_to_the_requested_format_and_measured_afterwards(string sent, string asked, MediaKind kind)
    {
        var content = kind == MediaKind.Video ? await Samples.VideoAsync(sent) : await Samples.SoundAsync(sent, "-ar", "24000", "-ac", "1");

        var artifact = Stored(await StoreAsync(12, content, kind, FileType.OfFormat(asked)));

        var file = await FileAsync(12, asked);
        (FileType.Recognise(file)?.Format, artifact.Extension, artifact.Bytes).ShouldBe((asked, asked, file.Length));
        ((double)artifact.Metadata["duration"]).ShouldBe(2, 0.1);
        (await MediaProbe.MeasureAsync(file, Ct)).Duration.TotalSeconds.ShouldBe(2, 0.1);
        artifact.Metadata["bytes"].ShouldBe(file.LongLength);
    }

    [Fact]
    public async Task A_result_that_cannot_be_converted_fails_and_never_has_another_format()
    {
        Refused(await StoreAsync(13, Samples.Png, MediaKind.Image, FileType.Gif)).ShouldContain("does not write gif");

        (await host.Get<IArtifactStore>().OpenReadAsync(ArtifactKey.Generation(13, "png"), Ct)).ShouldBeNull();
    }

    private Task<IntakeResult> StoreAsync(long id, byte[] content, MediaKind expected, FileType? format = null) =>
        host.Get<ArtifactIntake>().StoreAsync(id, content, expected, format, Ct);

    private Task<byte[]> ThumbnailAsync(long id) => ReadAsync(ArtifactKey.Thumbnail(id));

    private Task<byte[]> FileAsync(long id, string extension) => ReadAsync(ArtifactKey.Generation(id, extension));

    private async Task<byte[]> ReadAsync(ArtifactKey key)
    {
        var file = await host.Get<IArtifactStore>().OpenReadAsync(key, Ct);
        await using var content = file.ShouldNotBeNull().Content;
        var bytes = new byte[file.Length];
        await content.ReadExactlyAsync(bytes, Ct);
        return bytes;
    }

    private static byte[] PngHeader(int width, int height)
    {
        byte[] header = [.. Samples.Png.AsSpan(0, 33)];
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(29), Crc32.HashToUInt32(header.AsSpan(12, 17)));
        return [.. header, .. Samples.Png.AsSpan(33)];
    }

    private static string Wire(Artifact artifact) => JsonSerializer.Serialize(artifact.Metadata, WireJson.Options);

    private static Artifact Stored(IntakeResult result) => result.ShouldBeOfType<IntakeResult.Stored>(result.ToString()).Artifact;

    private static string Refused(IntakeResult result) => result.ShouldBeOfType<IntakeResult.Refused>().Reason;
}
