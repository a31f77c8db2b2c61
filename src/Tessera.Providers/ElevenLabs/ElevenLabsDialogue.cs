namespace Tessera.Providers.ElevenLabs;

/// <summary>A prompt as the lines of a dialogue: <c>Anna: Hello!</c>. Lines without a name are two people taking turns.</summary>
internal static class ElevenLabsDialogue
{
    private const int LongestName = 30;

    /// <summary>At least one line; speakers in lower case.</summary>
    public static List<(string Speaker, string Text)> Lines(string prompt)
    {
        var lines = new List<(string Speaker, string Text)>();
        foreach (var line in prompt.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (speaker, text) = IsName(line.AsSpan(0, Math.Max(colon, 0)))
                ? (line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim())
                : ($":{lines.Count % 2}", line);
            if (text.Length > 0)
            {
                lines.Add((speaker, text));
            }
        }

        return lines.Count > 0 ? lines : [(":0", prompt)];
    }

    // A name has at most three words; a longer beginning is a sentence, and digits before a colon are a time.
    private static bool IsName(ReadOnlySpan<char> beginning) =>
        beginning.Length is > 0 and <= LongestName && char.IsLetter(beginning[0]) && beginning.Count(' ') < 3;
}
