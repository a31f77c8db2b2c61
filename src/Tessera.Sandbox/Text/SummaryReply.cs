using System.Text.RegularExpressions;

namespace Tessera.Sandbox.Text;

/// <summary>The sentences of a text that hold its most frequent words, a third of them at most.</summary>
internal static partial class SummaryReply
{
    private const int MostSentences = 3;

    public static string? TryWrite(Conversation conversation)
    {
        var asked = Asked.Match(conversation.Prompt);
        if (!asked.Success)
        {
            return null;
        }

        var text = TextOf(conversation.Prompt, asked) ?? conversation.Earlier.MaxBy(turn => turn.Length);
        return text is null ? null : conversation.Phrases.Summary(Shortest(text));
    }

    /// <summary>What stands after the first colon or line break behind the order, or before the order when that ends the prompt.</summary>
    internal static string? TextOf(string prompt, Match asked)
    {
        var behind = prompt[(asked.Index + asked.Length)..];
        var start = behind.IndexOfAny([':', '\n']);
        var text = (start >= 0 ? behind[(start + 1)..] : prompt[..asked.Index]).Trim().Trim('"', '“', '”', '«', '»');
        return text.Length > 0 ? text : null;
    }

    private static string Shortest(string text)
    {
        var sentences = Sentence.Matches(text).Select(match => match.Value.Trim()).Where(sentence => sentence.Length > 0).ToList();
        if (sentences.Count < 2)
        {
            return Topics.Shortened(text, 160);
        }

        var frequency = sentences.SelectMany(sentence => Topics.Of(sentence, int.MaxValue))
            .CountBy(word => word, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        var kept = sentences
            .Select((sentence, index) => (sentence, index, weight: Weight(sentence, frequency)))
            .OrderByDescending(entry => entry.weight).ThenBy(entry => entry.index)
            .Take(Math.Clamp(sentences.Count / 3, 1, MostSentences))
            .OrderBy(entry => entry.index)
            .Select(entry => entry.sentence);
        return string.Join(' ', kept);
    }

    private static double Weight(string sentence, Dictionary<string, int> frequency)
    {
        var words = Topics.Of(sentence, int.MaxValue);
        return words.Sum(word => frequency.GetValueOrDefault(word)) / Math.Sqrt(words.Count + 1);
    }

    [GeneratedRegex(@"\b(summari[sz]e|sum up|summary of|tl;?dr|shorten)\b|\b(перескажи|сократи|резюмируй|кратко изложи|подведи итог\w*|краткое содержание|резюме)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Asked { get; }

    [GeneratedRegex(@"[^.!?\n]+[.!?]*")]
    private static partial Regex Sentence { get; }
}
