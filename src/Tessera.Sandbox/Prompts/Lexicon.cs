using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Tessera.Sandbox.Prompts;

/// <summary>Words of one kind and what they mean, in English and Russian, found whatever their ending.</summary>
/// <param name="entries">
/// A meaning and its words: English ones whole, Russian ones as stems, several words joined by <c>_</c> must follow
/// each other. Russian is written with е for ё, as <see cref="Images.Prompts.ScenePromptReader"/> reads it.
/// </param>
internal sealed class Lexicon<T>(params (T Meaning, string Words)[] entries)
    where T : notnull
{
    private readonly FrozenDictionary<string, T> _meanings = entries
        .SelectMany(entry => entry.Words.Split(' ').Select(word => (word, entry.Meaning)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Meaning);

    /// <summary>Everything a word can mean, in the order of the entries.</summary>
    public IEnumerable<T> Meanings => entries.Select(entry => entry.Meaning);

    /// <summary>What the words from a place on mean, and how many words say so; the longest phrase wins.</summary>
    public bool TryRead(IReadOnlyList<string> words, int at, [MaybeNullWhen(false)] out T meaning, out int length)
    {
        for (length = Math.Min(3, words.Count - at); length > 0; length--)
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

    private static IEnumerable<string> Forms(IReadOnlyList<string> words, int at, int length)
    {
        if (length == 1)
        {
            return WordForms.Of(words[at]);
        }

        // Every word of a phrase may be inflected; two forms each are enough for the phrases of the tables.
        return words.Skip(at).Take(length).Aggregate(
            (IEnumerable<string>)[""],
            (phrases, word) => phrases.SelectMany(phrase => WordForms.Of(word).Select(form => phrase.Length == 0 ? form : $"{phrase}_{form}")));
    }
}
