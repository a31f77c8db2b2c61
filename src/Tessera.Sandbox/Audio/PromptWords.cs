using System.Text;

namespace Tessera.Sandbox.Audio;

/// <summary>
/// The words of a prompt, lower case, found by their beginnings: <c>груст</c> finds грустная and грустный, and
/// <c>car.</c>, with a full stop, only the whole word.
/// </summary>
internal sealed class PromptWords
{
    private static readonly OrderedDictionary<string, string> Spellings = SandboxFile.ReadJson<OrderedDictionary<string, string>>("prompts/spellings.json");
    private readonly string _text;

    public PromptWords(string prompt)
    {
        var text = new StringBuilder(prompt.Length + 2).Append(' ');
        foreach (var letter in prompt.ToLowerInvariant())
        {
            // A hyphen joins (lo-fi, 8-bit, хип-хоп), everything else divides.
            if (char.IsLetterOrDigit(letter) || letter is '#' or '♯' or '♭' or '&')
            {
                text.Append(letter is 'ё' ? 'е' : letter);
            }
            else if (letter is not '-' and not '\'')
            {
                text.Append(' ');
            }
        }

        _text = Spellings.Aggregate(text.Append(' '), (spelled, other) => spelled.Replace(" " + other.Key, " " + other.Value)).ToString();
    }

    /// <summary>The prompt, normalised: words divided by single or more spaces, one before the first.</summary>
    public string Text => _text;

    /// <summary>Whether a word begins with any of the stems, which are divided by spaces.</summary>
    public bool Say(string stems) => Count(stems) > 0;

    /// <summary>How many of the stems a word begins with.</summary>
    public int Count(string stems) => Stems(stems).Count(stem => _text.Contains(stem, StringComparison.Ordinal));

    /// <summary>Where the first of the stems stands; after everything when there is none.</summary>
    public int Place(string stems) => Stems(stems)
        .Select(stem => _text.IndexOf(stem, StringComparison.Ordinal))
        .Where(place => place >= 0)
        .DefaultIfEmpty(int.MaxValue)
        .Min();

    private static IEnumerable<string> Stems(string stems) =>
        stems
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(stem => " " + (stem.EndsWith('.') ? stem[..^1] + " " : stem).Replace('_', ' '));
}
