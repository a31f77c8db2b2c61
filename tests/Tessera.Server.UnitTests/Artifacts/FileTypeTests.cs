using System.Text;
using Tessera.Media;
using Tessera.Server.Artifacts;

namespace Tessera.Server.UnitTests.Artifacts;

public sealed class FileTypeTests
{
    [Theory]
    [InlineData(ImageFormat.Png, "image/png")]
    [InlineData(ImageFormat.Jpeg, "image/jpeg")]
    [InlineData(ImageFormat.Webp, "image/webp")]
    public void A_real_image_is_recognised(ImageFormat format, string contentType) =>
        FileType.Recognise(Samples.Image(format)).ShouldNotBeNull().ContentType.ShouldBe(contentType);

    [Fact]
    public async Task A_real_gif_is_recognised()
    {
        var file = await Samples.FfmpegAsync("gif", "-f", "lavfi", "-i", "testsrc2=s=32x32:r=5:d=1");

        FileType.Recognise(file).ShouldBe(FileType.Gif);
    }

    [Theory]
    [InlineData("mp4", "video/mp4")]
    [InlineData("mov", "video/quicktime")]
    [InlineData("webm", "video/webm")]
    public async Task A_real_video_is_recognised(string extension, string contentType) =>
        FileType.Recognise(await Samples.VideoAsync(extension)).ShouldNotBeNull().ContentType.ShouldBe(contentType);

    [Theory]
    [InlineData("mp3", "audio/mpeg")]
    [InlineData("mp3", "audio/mpeg", "-id3v2_version", "0", "-write_xing", "0")]
    [InlineData("wav", "audio/wav")]
    [InlineData("ogg", "audio/ogg", "-c:a", "libvorbis")]
    [InlineData("ogg", "audio/ogg", "-c:a", "libopus")]
    [InlineData("flac", "audio/flac")]
    [InlineData("m4a", "audio/mp4", "-c:a", "aac")]
    public async Task A_real_sound_is_recognised(string extension, string contentType, params string[] codec) =>
        FileType.Recognise(await Samples.SoundAsync(extension, codec)).ShouldNotBeNull().ContentType.ShouldBe(contentType);

    [Theory]
    [InlineData("mkv", "-c:v", "libx264")]
    [InlineData("avi", "-c:v", "mpeg4")]
    [InlineData("ts", "-c:v", "mpeg2video")]
    public async Task A_video_type_that_is_not_listed_is_not_recognised(string extension, params string[] codec) =>
        FileType.Recognise(await Samples.FfmpegAsync(extension, ["-f", "lavfi", "-i", "testsrc2=s=64x64:r=5:d=1", .. codec])).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("%PDF-1.7")]
    [InlineData("#EXTM3U\n#EXT-X-VERSION:3")]
    [InlineData("RIFF1234AVI LIST")]
    [InlineData("\0\0\0\u0018ftypavif\0\0\0\0avifmif1miaf")]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0mif1heic")]
    [InlineData("\0\0\0\u0018ftyp")]
    [InlineData("OggS")]
    [InlineData("GIF88a")]
    public void Anything_else_is_not_recognised(string content) => FileType.Recognise(Encoding.Latin1.GetBytes(content)).ShouldBeNull();

    [Theory]
    [InlineData(0xFF, 0xFE, 0x41, 0x00)] // UTF-16 text
    [InlineData(0xFF, 0xF1, 0x50, 0x80)] // AAC in ADTS
    [InlineData(0xFF, 0xFB, 0xF0, 0x00)] // MP3 with a bit rate that does not exist
    [InlineData(0xFF, 0xFB, 0x9C, 0x00)] // MP3 with a sampling rate that does not exist
    public void Bytes_that_resemble_mp3_are_not_mp3(byte first, byte second, byte third, byte fourth) =>
        FileType.Recognise([first, second, third, fourth, 0, 0, 0, 0]).ShouldBeNull();

    [Fact]
    public async Task Every_prefix_of_a_file_is_recognised_or_not_and_never_throws()
    {
        byte[][] files =
        [
            Samples.Png, await Samples.VideoAsync("mp4"), await Samples.VideoAsync("webm"), await Samples.SoundAsync("ogg", "-c:a", "libopus"),
            await Samples.SoundAsync("wav"), await Samples.SoundAsync("mp3"),
        ];

        foreach (var file in files)
        {
            for (var length = 0; length < Math.Min(200, file.Length); length++)
            {
                var type = FileType.Recognise(file.AsSpan(0, length));
                (type is null || type == FileType.Recognise(file)).ShouldBeTrue();
            }
        }
    }
}
