using System.Text;

namespace Tessera.Sandbox.ImageTools;

/// <summary>
/// Reads the text in an image with tesseract: in the <c>language</c> asked for, else in English and Russian, as far as their
/// data are installed. https://tesseract-ocr.github.io/tessdoc/
/// </summary>
internal sealed class TextOcr : ISandboxMaker
{
    private const int ReadableHeight = 900;
    private const int LongestSide = 4000;

    private static readonly string[] Usual = ["eng", "rus"];

    // The names that tesseract has for languages.
    private static readonly Dictionary<string, string> Codes = SandboxFile.ReadJson<Dictionary<string, string>>("text/tesseract.json");

    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        if (!ToolImages.TryOpen(call, "image_url", out var image, out var failed, LongestSide, RasterImage.MaxPixels))
        {
            return failed;
        }

        using (image)
        {
            var installed = await InstalledAsync(ct);
            var asked = call.Options.Text("language") ?? "auto";
            var language = LanguageOf(asked, installed);
            if (language is null)
            {
                return Outcome.Refused($"`language` is '{asked}'; the sandbox can read: {string.Join(", ", installed)}.");
            }

            var file = Readable(image);
            var command = new ToolCommand("tesseract", "stdin", "stdout", "-l", language)
            {
                Input = (stream, token) => stream.WriteAsync(file, token).AsTask(),
            };
            var text = Encoding.UTF8.GetString(await ToolProcess.RunCheckedAsync(command, ct));
            return new TaskState.Completed(new TaskOutput.Text(text.Replace("\f", "", StringComparison.Ordinal).Trim()));
        }
    }

    private static async Task<IReadOnlyList<string>> InstalledAsync(CancellationToken ct)
    {
        var printed = Encoding.UTF8.GetString(await ToolProcess.RunCheckedAsync(new ToolCommand("tesseract", "--list-langs"), ct));
        return printed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.Contains(' ', StringComparison.Ordinal) && line != "osd")
            .ToList();
    }

    private static string? LanguageOf(string asked, IReadOnlyList<string> installed)
    {
        if (asked is "auto" or "")
        {
            var usual = Usual.Where(installed.Contains).ToList();
            return usual.Count > 0 ? string.Join('+', usual) : null;
        }

        // Only a name from the list reaches the command line.
        var code = Codes.GetValueOrDefault(asked.Split('-')[0].ToLowerInvariant(), asked);
        return installed.FirstOrDefault(name => name.Equals(code, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Small letters are read better enlarged; transparency, which tesseract may take for black, is laid on white.</summary>
    private static byte[] Readable(RasterImage image)
    {
        var scale = Math.Min(Math.Max(1.0, ReadableHeight / (double)image.Height), 3.0);
        scale = Math.Min(scale, LongestSide / (double)Math.Max(image.Width, image.Height));
        using var scaled = image.Resize(Math.Max(1, (int)(image.Width * scale)), Math.Max(1, (int)(image.Height * scale)));
        return scaled.Encode(ImageFormat.Jpeg, 95);
    }
}
