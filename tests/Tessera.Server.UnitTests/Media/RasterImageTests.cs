using System.Text;
using Tessera.Media;

namespace Tessera.Server.UnitTests.Media;

public sealed class ImageTests
{
    private const string Red = """
        <svg xmlns="http://www.w3.org/2000/svg" width="64" height="32" viewBox="0 0 64 32"><rect width="64" height="32" fill="#ff0000"/></svg>
        """;

    [Theory]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.Webp)]
    public void A_drawing_survives_every_format_with_its_size_and_colour(ImageFormat format)
    {
        using var drawing = RasterImage.FromSvg(Red);

        var file = drawing.Encode(format);

        RasterImage.Measure(file).ShouldBe((64, 32));
        using var read = RasterImage.Decode(file);
        var pixels = read.ToPixels();
        pixels.Length.ShouldBe(64 * 32 * 4);
        ((int)pixels[0]).ShouldBeInRange(245, 255);
        ((int)pixels[1]).ShouldBeInRange(0, 8);
        pixels[3].ShouldBe((byte)255);
    }

    [Fact]
    public void A_photo_is_decoded_as_exif_turns_it()
    {
        using var drawing = RasterImage.FromSvg("""
            <svg xmlns="http://www.w3.org/2000/svg" width="64" height="32"><rect width="64" height="32" fill="#0000ff"/><rect width="32" height="32" fill="#ff0000"/></svg>
            """);
        var lying = drawing.Encode(ImageFormat.Jpeg);
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*\0\0\0\u0008"u8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
        ];

        using var upright = RasterImage.Decode([.. lying[..2], .. exif, .. lying[2..]]);

        (upright.Width, upright.Height).ShouldBe((32, 64));
        var pixels = upright.ToPixels();
        ((int)pixels[0]).ShouldBeGreaterThan(200, "the left half is on top after a quarter turn to the right");
        ((int)pixels[^2]).ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Resizing_ignores_the_ratio_fitting_keeps_it_and_covering_crops()
    {
        using var drawing = RasterImage.FromSvg(Red);

        using var resized = drawing.Resize(10, 100);
        using var fitted = drawing.Fit(16);
        using var covered = drawing.Cover(20, 20);

        (resized.Width, resized.Height).ShouldBe((10, 100));
        (fitted.Width, fitted.Height).ShouldBe((16, 8));
        (covered.Width, covered.Height).ShouldBe((20, 20));
    }

    [Theory]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.Webp)]
    public void An_image_is_scaled_down_while_it_is_read_and_never_up(ImageFormat format)
    {
        using var drawing = RasterImage.FromSvg(Red);
        var file = drawing.Encode(format);

        using var small = RasterImage.Decode(file, longest: 16);
        using var whole = RasterImage.Decode(file, longest: 5_000);

        (small.Width, small.Height).ShouldBe((16, 8));
        (whole.Width, whole.Height).ShouldBe((64, 32));
        var pixels = small.ToPixels();
        pixels.Length.ShouldBe(16 * 8 * 4);
        ((int)pixels[0]).ShouldBeInRange(245, 255);
        pixels[3].ShouldBe((byte)255);
    }

    [Theory]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.Webp)]
    public async Task Other_programs_read_what_is_written_without_a_warning(ImageFormat format)
    {
        using var drawing = RasterImage.FromSvg(Red);
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("picture"), drawing.Encode(format), TestContext.Current.CancellationToken);

        var read = await ToolProcess.RunAsync(
            new ToolCommand("ffmpeg", "-nostdin", "-hide_banner", "-v", "warning", "-i", "picture", "-f", "null", "-") { WorkingDirectory = folder.FullPath },
            TestContext.Current.CancellationToken);

        (read.ExitCode, read.Errors).ShouldBe((0, ""));
    }

    [Fact]
    public void A_file_that_is_not_an_image_is_refused_with_a_message()
    {
        var refusal = Should.Throw<MediaToolException>(() => RasterImage.Decode([1, 2, 3, 4]));

        refusal.Message.ShouldContain("could not be processed");
    }

    [Fact]
    public void A_malformed_header_is_refused_with_a_readable_message()
    {
        using var drawing = RasterImage.FromSvg(Red);
        var file = drawing.Encode(ImageFormat.Png);
        file[19] = 0;

        Should.Throw<MediaToolException>(() => RasterImage.Measure(file)).Message.ShouldBe("The image could not be processed: the file is broken.");
    }

    [Theory]
    [InlineData("P6\n1 1\n255\n\u007F\u007F\u007F")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>")]
    public void A_format_that_libvips_could_read_and_callers_need_not_send_is_refused(string file)
    {
        var bytes = Encoding.ASCII.GetBytes(file);

        Should.Throw<MediaToolException>(() => RasterImage.Decode(bytes)).Message.ShouldContain("could not be processed");
        Should.Throw<MediaToolException>(() => RasterImage.Decode(bytes, 100)).Message.ShouldContain("could not be processed");
        Should.Throw<MediaToolException>(() => RasterImage.Measure(bytes)).Message.ShouldContain("could not be processed");
    }

    [Fact]
    public void Raw_pixels_come_back_as_they_were_given()
    {
        byte[] pixels = [255, 0, 0, 255, 0, 255, 0, 128];

        using var image = RasterImage.FromPixels(pixels, 2, 1);

        image.ToPixels().ShouldBe(pixels);
    }
}
