using System.Text.RegularExpressions;
using Tessera.Media;
using Tessera.Sandbox.ImageTools.Styles;
using Tessera.Sandbox.Text;

namespace Tessera.Sandbox.ImageTools;

/// <summary>
/// Draws a picture again in a style: the words of the prompt or of the option <c>style</c> choose it, else the seed does.
/// </summary>
internal sealed class StyleTransfer : ISandboxMaker
{
    private static readonly (string Words, Func<Pixels, StyleWish, Pixels> Apply)[] Styles =
    [
        ("oil|van gogh|monet|impression|painting|масл|маслян|ван гог|моне|импрессион|живопис", OilPainting.Apply),
        ("water ?colou?r|aquarelle|акварел", Watercolor.Apply),
        ("sketch|pencil|drawing|charcoal|line art|эскиз|карандаш|набросок|рисунок|уголь", PencilSketch.Apply),
        ("comic|cartoon|pop ?art|anime|poster|комикс|мульт|поп-арт|аниме|плакат", Comic.Apply),
        ("duo ?tone|two.?colou?r|riso|дуотон|двухцвет", Duotone.Apply),
        ("vintage|retro|sepia|old photo|film|винтаж|ретро|сепия|стар", Vintage.Apply),
        ("neon|cyberpunk|synthwave|glow|неон|киберпанк", Neon.Apply),
        ("pixel|8-?bit|пиксел", PixelArt.Apply),
    ];

    public Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        if (!ToolPictures.TryOpen(call, "image_url", out var picture, out var failed, ToolPictures.WorkingSide))
        {
            return Task.FromResult(failed);
        }

        using (picture)
        {
            var words = $"{call.Prompt} {call.Options.Text("style")}";
            var hash = StableHash.Of(words, call.Options.Whole("seed") ?? 0);
            var named = Array.Find(Styles, style => Regex.IsMatch(words, $@"\b({style.Words})", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)));
            var apply = named.Apply ?? hash.Pick(Styles).Apply;
            var made = apply(picture.InMemory(), new StyleWish(hash, ColourWords.AllIn(words).ToList()));
            ct.ThrowIfCancellationRequested();
            var (width, height) = Picture.Measure(call.Inputs["image_url"].Content);
            return Task.FromResult(made.Scaled(width, height).Finished(call.Options));
        }
    }
}
