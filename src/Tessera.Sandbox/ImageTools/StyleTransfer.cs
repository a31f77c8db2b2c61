using Tessera.Sandbox.Images.Colours;

namespace Tessera.Sandbox.ImageTools;

/// <summary>Paints an image again in the styles that the prompt or the option <c>style</c> names, else in one the seed picks.</summary>
internal sealed class StyleTransfer : ISandboxMaker
{
    private static readonly Style[] Striking =
        [Style.Oil, Style.Watercolor, Style.Ink, Style.Comic, Style.Duotone, Style.Vintage, Style.Cyberpunk, Style.Pixel];

    public Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct) => Task.FromResult(
        ToolImages.Use(
            call,
            "image_url",
            image =>
            {
                var words = $"{call.Prompt} {call.Options.Text("style")}";
                var random = SeededRandom.For(words, call.Options.Whole("seed") ?? 0);
                var prompt = ScenePromptReader.Read(words, "") with { Colours = [.. ScenePromptReader.Colours(words)] };
                var (width, height) = RasterImage.Measure(call.Inputs["image_url"].Content);
                return Painted(PixelBuffer.Of(image), Visible(prompt, random), random).Scaled(width, height).Finished(call.Options);
            },
            ToolImages.WorkingSide));

    // A few styles are a matter of composing a scene; on a finished image the nearest that shows stands for them.
    private static ScenePrompt Visible(ScenePrompt prompt, SeededRandom random) => prompt with
    {
        Styles = prompt.Styles.Count == 0 ? [random.Pick(Striking)]
            : [.. prompt.Styles.Select(style => style is Style.Anime or Style.Minimalist ? Style.Comic : style).Distinct()],
    };

    private static PixelBuffer Painted(PixelBuffer image, ScenePrompt prompt, SeededRandom random)
    {
        if (prompt.Has(Style.Cyberpunk))
        {
            return Neon.Paint(image, prompt.Colours, random);
        }

        var palette = PaletteMixer.Mix(prompt, TimeOfDay.Day, random.Fork("palette"), []);
        image.Map(palette.Style);
        return StyleRenderer.Image(image, prompt, palette, random);
    }
}
