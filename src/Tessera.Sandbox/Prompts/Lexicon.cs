using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Tessera.Sandbox.Prompts;

/// <summary>Words of one kind and what they mean, in English and Russian, found whatever their ending.</summary>
/// <param name="entries">
/// A meaning and its words: English ones whole, Russian ones as stems with е for ё. Words joined by <c>_</c> must follow
/// each other; <c>груст*</c> is any word that begins so.
/// </param>
internal sealed class Lexicon<T>(params (T Meaning, string Words)[] entries)
    where T : notnull
{
    private const int LongestPhrase = 3;

    private readonly FrozenDictionary<string, T> _meanings = entries
        .SelectMany(entry => entry.Words.Split(' ').Select(word => (word, entry.Meaning)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Meaning);

    /// <summary>Everything a word can mean, in the order of the entries.</summary>
    public IEnumerable<T> Meanings => entries.Select(entry => entry.Meaning);

    /// <summary>What the words of a prompt mean, each meaning once.</summary>
    public IEnumerable<T> In(IReadOnlyList<string> words) => Find(words).Select(found => found.Meaning).Distinct();

    /// <summary>The places of the words that it knows.</summary>
    public IEnumerable<int> Places(IReadOnlyList<string> words) => Find(words).SelectMany(found => Enumerable.Range(found.At, found.Length));

    /// <summary>What the words of a prompt mean, where each stands and how many words it takes; the longest phrase wins.</summary>
    public IEnumerable<(T Meaning, int At, int Length)> Find(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (TryRead(words, at, out var meaning, out var length))
            {
                yield return (meaning, at, length);
                at += length - 1;
            }
        }
    }

    private bool TryRead(IReadOnlyList<string> words, int at, [MaybeNullWhen(false)] out T meaning, out int length)
    {
        for (length = Math.Min(LongestPhrase, words.Count - at); length > 0; length--)
        {
            foreach (var form in Forms(words, at, length))
            {
                if (_meanings.TryGetValue(form, out meaning))
                {
                    return true;
                }
            }
        }

        meaning = default;
        return false;
    }

    private static IEnumerable<string> Forms(IReadOnlyList<string> words, int at, int length) => length == 1
        ? [.. WordForms.Of(words[at]), .. WordForms.BeginningsOf(words[at])]
        : words.Skip(at).Take(length).Aggregate(
            (IEnumerable<string>)[""],
            (phrases, word) => phrases.SelectMany(phrase => WordForms.Of(word).Select(form => phrase.Length == 0 ? form : $"{phrase}_{form}")));
}
