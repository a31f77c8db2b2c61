namespace Tessera.Sandbox.ImageTools;

/// <summary>
/// Colours a grey image by a palette: shadows, middle and lights have a hue each, the lights of the upper part lean to
/// the sky's. The prompt's words choose the palette, else the seed. Every pixel keeps its lightness exactly.
/// </summary>
internal sealed class Colorize : ISandboxMaker
{
    /// <summary>Chroma (Cb, Cr) at lightness 0.15, 0.5 and 0.85, and of the sky.</summary>
    private static readonly Lexicon<(double Blue, double Red)[]> Palettes = new(
        ([(10, 12), (-38, 40), (-46, 28), (-18, 46)], "sunset sunrise dusk dawn warm закат рассвет тепл"),
        ([(2, -10), (-30, -16), (-34, -6), (26, -16)], "forest green jungle meadow spring лес зелен весн весенн луг"),
        ([(22, -10), (26, -22), (16, -12), (36, -24)], "ocean sea blue cold winter snow ice мор океан холод холодн зим зимн син"),
        ([(-6, 18), (-40, 34), (-48, 16), (18, -8)], "autumn fall gold golden осен осенн золот"),
        ([(30, -4), (34, -14), (8, -4), (40, -10)], "night moon ноч ночн лун лунн"),
        ([(-8, 8), (-24, 16), (-22, 10), (-18, 8)], "vintage old sepia стар сепи винтаж винтажн"),
        ([(-4, 12), (-26, 28), (-18, 16), (12, -6)], "portrait skin face people woman man портрет лиц люд"));

    public Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct) => Task.FromResult(
        ToolImages.Use(call, "image_url", image => Coloured(PixelBuffer.Of(image), PaletteOf(call)).Finished(call.Options)));

    private static (double Blue, double Red)[] PaletteOf(TaskCall call) =>
        Palettes.In(WordForms.In($"{call.Prompt} {call.Options.Text("style")}")).FirstOrDefault()
        ?? SeededRandom.For(call.Prompt, call.Options.Whole("seed") ?? 0).Pick([.. Palettes.Meanings]);

    private static PixelBuffer Coloured(PixelBuffer grey, (double Blue, double Red)[] palette)
    {
        var (width, height) = (grey.Width, grey.Height);
        var soft = Field.Blurred(grey.Lumas(), width, height, Math.Max(1, Math.Max(width, height) / 160));
        return grey.Each(pixel =>
        {
            var luma = grey.Luma(pixel);
            // The hue follows the light of the surroundings, so that grain does not turn into coloured noise.
            var light = ((0.7 * soft[pixel]) + (0.3 * luma)) / 255;
            var sky = Field.Step(0.55, 0.9, light) * Field.Step(0.65, 0.15, pixel / width / (double)height);
            var (blue, red) = Mixed(At(palette, light), palette[3], sky);
            return Inside(luma, blue, red);
        });
    }

    private static (double Blue, double Red) At((double Blue, double Red)[] palette, double light) => light < 0.5
        ? Mixed(palette[0], palette[1], Field.Step(0.15, 0.5, light))
        : Mixed(palette[1], palette[2], Field.Step(0.5, 0.85, light));

    private static (double Blue, double Red) Mixed((double Blue, double Red) from, (double Blue, double Red) to, double part) =>
        (from.Blue + ((to.Blue - from.Blue) * part), from.Red + ((to.Red - from.Red) * part));

    /// <summary>The colour of this lightness and as much of the chroma as fits between black and white.</summary>
    private static (double Red, double Green, double Blue) Inside(double luma, double chromaBlue, double chromaRed)
    {
        var (red, green, blue) = (1.402 * chromaRed, (-0.344136 * chromaBlue) - (0.714136 * chromaRed), 1.772 * chromaBlue);
        var part = Math.Min(Fit(luma, red), Math.Min(Fit(luma, green), Fit(luma, blue)));
        return (luma + (red * part), luma + (green * part), luma + (blue * part));
    }

    private static double Fit(double luma, double offset) => offset switch
    {
        > 0 => Math.Min(1, (255 - luma) / offset),
        < 0 => Math.Min(1, luma / -offset),
        _ => 1,
    };
}
