using System.Collections.Frozen;
using System.Text;

namespace Tessera.Sandbox.Audio.Speech;

/// <summary>
/// Guesses the language of a text: by its script where the script tells, by frequent words and special letters among
/// languages written in Latin letters. Good for whole sentences; a single ambiguous word counts as English.
/// </summary>
internal static class SpokenLanguage
{
    public const string English = "en";

    private const int WordWeight = 2;
    private const int LetterWeight = 2;

    /// <summary>A script speaks for its language when at least one letter in this many is of it.</summary>
    private const int Share = 8;

    private static readonly Languages Known = SandboxFile.ReadJson<Languages>("speech/languages.json");

    private static readonly FrozenSet<string> Speakable = [.. Known.Latin.Select(language => language.Code), .. Known.Other];

    /// <summary>The espeak-ng name of the language to say a text in.</summary>
    /// <param name="text">What is said.</param>
    /// <param name="asked">The language asked for, for example <c>ru</c> or <c>pt-BR</c>; guessed when it is not one we speak.</param>
    public static string Of(string text, string? asked)
    {
        var code = asked?.Split('-', '_')[0].ToLowerInvariant();
        code = code == "zh" ? "cmn" : code;
        return code is not null && Speakable.Contains(code) ? code : Guess(text);
    }

    private static string Guess(string text)
    {
        var letters = text.EnumerateRunes().Where(Rune.IsLetter).ToList();
        var strange = letters
            .GroupBy(letter => ScriptOf(letter.Value))
            .Where(group => group.Key is not Script.Latin && group.Count() * Share >= letters.Count)
            .MaxBy(group => group.Count());
        return strange is null ? GuessLatin(text) : LanguageOf(strange.Key, text);
    }

    private static string LanguageOf(Script script, string text) => script switch
    {
        Script.Cyrillic => Cyrillic(text),
        Script.Kana => "ja",
        // Japanese is Han and kana mixed; Chinese has no kana at all.
        Script.Han => text.EnumerateRunes().Any(letter => ScriptOf(letter.Value) is Script.Kana) ? "ja" : "cmn",
        Script.Hangul => "ko",
        Script.Greek => "el",
        Script.Hebrew => "he",
        Script.Arabic => "پچژگ".Any(text.Contains) ? "fa" : "ar",
        Script.Devanagari => "hi",
        Script.Bengali => "bn",
        Script.Tamil => "ta",
        Script.Telugu => "te",
        Script.Thai => "th",
        Script.Georgian => "ka",
        Script.Armenian => "hy",
        _ => English,
    };

    private static string Cyrillic(string text)
    {
        var lower = text.ToLowerInvariant();
        return Known.Cyrillic.FirstOrDefault(language => language.Letters.Any(lower.Contains))?.Code ?? "ru";
    }

    private static string GuessLatin(string text)
    {
        var lower = text.ToLowerInvariant();
        var words = lower
            .Split([' ', '\n', ',', '.', '!', '?', ';', ':', '"', '(', ')', '¿', '¡', '\''], StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet();

        // The first of equals wins, and English is first.
        return Known.Latin.MaxBy(language =>
            (WordWeight * language.Words.Split(' ').Count(words.Contains)) + (LetterWeight * language.Letters.Count(lower.Contains)))!.Code; // The list is not empty.
    }

    private static Script ScriptOf(int letter) => letter switch
    {
        < 0x370 or (>= 0x1E00 and <= 0x1EFF) => Script.Latin,
        <= 0x3FF => Script.Greek,
        <= 0x52F => Script.Cyrillic,
        <= 0x58F => Script.Armenian,
        <= 0x5FF => Script.Hebrew,
        <= 0x77F => Script.Arabic,
        >= 0x900 and <= 0x97F => Script.Devanagari,
        >= 0x980 and <= 0x9FF => Script.Bengali,
        >= 0xB80 and <= 0xBFF => Script.Tamil,
        >= 0xC00 and <= 0xC7F => Script.Telugu,
        >= 0xE00 and <= 0xE7F => Script.Thai,
        >= 0x10A0 and <= 0x10FF => Script.Georgian,
        >= 0x3040 and <= 0x30FF => Script.Kana,
        (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF) => Script.Han,
        (>= 0x1100 and <= 0x11FF) or (>= 0xAC00 and <= 0xD7AF) => Script.Hangul,
        _ => Script.Other,
    };

    private enum Script
    {
        Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Devanagari, Bengali, Tamil, Telugu, Thai, Georgian, Kana, Han, Hangul, Other,
    }

    /// <param name="Latin">Languages in Latin letters, English first.</param>
    /// <param name="Cyrillic">Languages by the letters that Russian does not have; the first match wins.</param>
    /// <param name="Other">The other languages that can be spoken.</param>
    private sealed record Languages(IReadOnlyList<Language> Latin, IReadOnlyList<Language> Cyrillic, IReadOnlyList<string> Other);

    private sealed record Language(string Code, string Letters, string Words = "");
}
