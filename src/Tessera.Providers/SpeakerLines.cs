using System.Globalization;
using System.Text;

namespace Tessera.Providers;

/// <summary>A transcript with a line for each turn, its speakers numbered as they begin to speak.</summary>
internal static class SpeakerLines
{
    /// <summary>The lines; consecutive parts of one speaker are one turn.</summary>
    /// <param name="parts">The vendor's name or number of each speaker, null where it has none, and what is said.</param>
    public static string Of(IReadOnlyCollection<(string? Speaker, string Text)> parts)
    {
        var numbers = parts.Select(part => part.Speaker ?? "").Distinct().Index().ToDictionary(speaker => speaker.Item, speaker => speaker.Index + 1);
        var lines = new StringBuilder();
        string? speaking = null;
        foreach (var (name, text) in parts)
        {
            var speaker = name ?? "";
            lines.Append(speaker == speaking ? " " : lines.Length == 0 ? "" : "\n");
            if (speaker != speaking)
            {
                lines.Append(CultureInfo.InvariantCulture, $"[Speaker {numbers[speaker]}]: ");
            }

            lines.Append(text);
            speaking = speaker;
        }

        return lines.ToString();
    }
}
