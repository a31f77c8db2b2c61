using Tessera.Media;
using Tessera.Sandbox.Images.Colours;
using Tessera.Sandbox.Images.Prompts;
using Tessera.Sandbox.Painting;

namespace Tessera.Sandbox.ImageTools;

/// <summary>Paints a picture again in the styles that the prompt or the option <c>style</c> names, else in one the seed picks.</summary>
internal sealed class StyleTransfer : ISandboxMaker
{
    private static readonly Style[] Striking =
        [Style.Oil, Style.Watercolor, Style.Ink, Style.Comic, Style.Duotone, Style.Vintage, Style.Cyberpunk, Style.Pixel];

    public Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        if (!ToolImages.TryOpen(call, "image_url", out var picture, out var failed, ToolImages.WorkingSide))
        {
            return Task.FromResult(failed);
        }

        using (picture)
        {
            var words = $"{call.Prompt} {call.Options.Text("style")}";
            var random = SeededRandom.For(words, call.Options.Whole("seed") ?? 0);
            var prompt = ScenePromptReader.Read(words, "") with { Colours = [.. ScenePromptReader.Colours(words)] };
            var made = Painted(picture.InMemory(), Visible(prompt, random), random);
            ct.ThrowIfCancellationRequested();
            var (width, height) = Picture.Measure(call.Inputs["image_url"].Content);
            return Task.FromResult(made.Scaled(width, height).Finished(call.Options));
        }
    }

    // A few styles are a matter of composing a scene; on a finished picture the nearest that shows stands for them.
    private static ScenePrompt Visible(ScenePrompt prompt, SeededRandom random) => prompt with
    {
        Styles = prompt.Styles.Count == 0 ? [random.Pick(Striking)]
            : [.. prompt.Styles.Select(style => style is Style.Anime or Style.Minimalist ? Style.Comic : style).Distinct()],
    };

    private static PixelBuffer Painted(PixelBuffer picture, ScenePrompt prompt, SeededRandom random)
    {
        if (prompt.Has(Style.Cyberpunk))
        {
            return Neon.Paint(picture, prompt.Colours, random);
        }

        var palette = PaletteMixer.Mix(prompt, TimeOfDay.Day, random.Fork("palette"), []);
        picture.Map(palette.Style);
        return StyleRenderer.Picture(picture, prompt, palette, random);
    }
}
