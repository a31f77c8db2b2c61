using Tessera.Sandbox.Images;
using Tessera.Sandbox.ImageTools;
using Tessera.Sandbox.Video;

namespace Tessera.Sandbox;

/// <summary>
/// How many bytes a piece of work is expected to need at its peak, its child processes included: measured, and rounded
/// up. It decides how much runs at the same time and nothing else.
/// </summary>
internal static class SandboxWeight
{
    private const long Megabyte = 1_000_000;
    private const long Light = 32 * Megabyte;
    private const long Pocketsphinx = 256 * Megabyte;
    private const long Composer = 192 * Megabyte;
    private const int BytesADecodedPixel = 4;
    private const int BytesADrawnPixel = 40;
    private const int BytesAVideoPixel = 150;
    private const int BytesAWorkedPixel = 24;

    public static long Of(TaskCall call) => call.Kind switch
    {
        TaskKind.Image => Light + (BytesADrawnPixel * DrawnPixels(call)) + OfImages(call.Inputs.Values),
        TaskKind.Video => Light + (BytesAVideoPixel * VideoPixels(call)) + OfImages(call.Inputs.Values),
        TaskKind.Transcription => Pocketsphinx,
        TaskKind.Music => Composer,
        TaskKind.Tool => OfTool(call),
        _ => Light,
    };

    /// <summary>The bytes that it takes to look at images, which are scaled down while they are read.</summary>
    public static long OfImages(IEnumerable<MediaInput> inputs) => inputs.Sum(input => (BytesADecodedPixel * Pixels(input)) + DeepSamples(input));

    private static long OfTool(TaskCall call) => call.Model switch
    {
        "text-ocr" => Pocketsphinx + OfImages(call.Inputs.Values),
        "upscale" or "upscale-pro" => Light + (Upscale.MostPixels * BytesADecodedPixel * 2),
        "el-voice-changer" or "el-voice-isolator" or "el-dubbing" => Pocketsphinx,
        _ => Light + call.Inputs.Values.Sum(input => Worked(input)),
    };

    // An image of more pixels is refused before it is decoded.
    private static long Worked(MediaInput input) => Pixels(input) is var pixels && pixels > ToolImages.MaxPixels
        ? BytesAWorkedPixel * ToolImages.MaxPixels
        : (BytesAWorkedPixel * pixels) + DeepSamples(input);

    // An interlaced file is whole in memory at the depth it has: what 16-bit samples take beyond the four bytes of a decoded pixel.
    private static long DeepSamples(MediaInput input) =>
        Math.Max(0, Measured(input, RasterImage.MeasureSamples) - (BytesADecodedPixel * Pixels(input)));

    private static long DrawnPixels(TaskCall call) =>
        ImageSize.From(call.Options, null) is { } size ? (long)size.Width * size.Height : 0;

    private static long VideoPixels(TaskCall call) =>
        VideoSize.From(call.Options.Text("aspect_ratio"), call.Options.Text("resolution"), call.Model, null) is { } size ? (long)size.Width * size.Height : 0;

    private static long Pixels(MediaInput input) =>
        Measured(input, file => RasterImage.Measure(file) is var (width, height) ? (long)width * height : 0);

    // No image, or one of too many pixels: its maker refuses it without decoding it.
    private static long Measured(MediaInput input, Func<byte[], long> measure)
    {
        try
        {
            return measure(input.Content);
        }
        catch (MediaToolException)
        {
            return 0;
        }
    }
}
