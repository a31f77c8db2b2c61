using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tessera.Providers.Midjourney;

/// <summary>
/// The prompt with its parameters, which are part of the same text.
/// https://docs.midjourney.com/hc/en-us/articles/32859204029709-Parameter-List
/// </summary>
internal static partial class MidjourneyPrompt
{
    /// <summary>The prompt, then the parameters of the options and the model.</summary>
    /// <remarks>
    /// The model is <c>v6</c> or <c>niji6</c>, followed by the mode if it has its own (<c>v6-turbo</c>).
    /// Parameters in the user's prompt lose their dashes: the price depends on mode and quality, which are options.
    /// </remarks>
    public static string Of(TaskCall call)
    {
        var text = new StringBuilder(Plain(call.Prompt));
        Add(text, "ar", call.Options.Text("aspect_ratio"));
        Add(text, "q", call.Options.Text("quality") switch { "standard" => "1", "hd" => "2", var other => other });
        Add(text, "seed", call.Options.Whole("seed")?.ToString(CultureInfo.InvariantCulture));
        var model = call.Model.Split('-', 2);
        Add(text, model[0].StartsWith("niji", StringComparison.Ordinal) ? "niji" : "v", model[0].TrimStart('v', 'n', 'i', 'j'));
        var mode = model.Length > 1 ? model[1] : call.Options.Text("mode");
        if (mode is "relax" or "fast" or "turbo")
        {
            text.Append(" --").Append(mode);
        }

        Add(text, "no", call.Options.Text("negative_prompt") is { } unwanted ? Plain(unwanted) : null);
        return text.ToString().Trim();
    }

    private static void Add(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            text.Append(" --").Append(name).Append(' ').Append(value);
        }
    }

    /// <summary>A text without parameters.</summary>
    public static string Plain(string prompt) => Space().Replace(Dashes().Replace(prompt, " "), " ").Trim();

    // Midjourney reads a long dash as two short ones.
    [GeneratedRegex(@"(?:-{2,}|[\u2013\u2014]+|(?<!\S)-)(?=[A-Za-z])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Dashes();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Space();
}
