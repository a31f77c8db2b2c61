using Tessera.Media;
using Tessera.Sandbox.Painting;
using Tessera.Sandbox.Pictures.Colours;
using Tessera.Sandbox.Pictures.Reading;

namespace Tessera.Sandbox.ImageTools;

/// <summary>Paints a picture again in the styles that the prompt or the option <c>style</c> names, else in one the seed picks.</summary>
internal sealed class StyleTransfer : ISandboxMaker
{
    private static readonly Style[] Striking =
        [Style.Oil, Style.Watercolor, Style.Ink, Style.Comic, Style.Duotone, Style.Vintage, Style.Cyberpunk, Style.Pixel];

    public Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        if (!ToolPictures.TryOpen(call, "image_url", out var picture, out var failed, ToolPictures.WorkingSide))
        {
            return Task.FromResult(failed);
        }

        using (picture)
        {
            var words = $"{call.Prompt} {call.Options.Text("style")}";
            var random = SeededRandom.For(words, call.Options.Whole("seed") ?? 0);
            var reading = PromptReader.Read(words, "") with { Colours = [.. PromptReader.Colours(words)] };
            var made = Painted(picture.InMemory(), Visible(reading, random), random);
            ct.ThrowIfCancellationRequested();
            var (width, height) = Picture.Measure(call.Inputs["image_url"].Content);
            return Task.FromResult(made.Scaled(width, height).Finished(call.Options));
        }
    }

    // A few styles are a matter of composing a scene; on a finished picture the nearest that shows stands for them.
    private static PromptReading Visible(PromptReading reading, SeededRandom random) => reading with
    {
        Styles = reading.Styles.Count == 0 ? [random.Pick(Striking)]
            : [.. reading.Styles.Select(style => style is Style.Anime or Style.Minimalist ? Style.Comic : style).Distinct()],
    };

    private static PixelBuffer Painted(PixelBuffer picture, PromptReading reading, SeededRandom random)
    {
        if (reading.Has(Style.Cyberpunk))
        {
            return Neon.Paint(picture, reading.Colours, random);
        }

        var palette = PaletteMixer.Mix(reading, Hour.Day, random.Fork("palette"), []);
        picture.Map(palette.Style);
        return Finisher.Picture(picture, reading, palette, random);
    }
}
