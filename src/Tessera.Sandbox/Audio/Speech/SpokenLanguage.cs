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

    private static readonly Latin[] LatinLanguages =
    [
        new("en", "", "the and is are of to in you it that for with what this i be have not hello a how my"),
        new("de", "äöüß", "der die das und ist nicht ich sie ein eine mit für auf wir zu den wie guten"),
        new("fr", "éèêçàùœîô", "le la les des et est une je vous nous pas pour dans bonjour du que ce comment"),
        new("es", "ñ¿¡áíóú", "el los las una que es por con para como está muy hola y en de qué"),
        new("it", "ìòùèà", "il gli che di una non per sono con della è questo come ciao e un"),
        new("pt", "ãõçâ", "os uma que não com para você por está isso olá um do da é obrigado"),
        new("nl", "ĳë", "het een en van niet ik je dat voor met de hoe goede is zijn"),
        new("pl", "ąęłńśźżć", "nie jest się i na to w że jak dzień dobry co"),
        new("cs", "řěůčšž", "je se na že jsem to jak dobrý den není"),
        new("tr", "ğışç", "ve bir bu için çok ne merhaba nasıl değil"),
        new("sv", "åäö", "och att det är jag inte en som på hej med"),
        new("nb", "æøå", "og det er jeg ikke en at på hei med som"),
        new("fi", "äö", "ja on ei se että hän mitä kiitos olen"),
        new("hu", "őűáéö", "és az egy nem hogy van jó napot"),
        new("ro", "ășțâî", "și nu este un o pe cu bună ce sunt"),
        new("vi", "ơưđạảấầậếềệốồộ", "là và của không tôi xin chào bạn"),
    ];

    // Letters that Russian does not have; the first match wins, and Belarusian shares one with Ukrainian.
    private static readonly (string Code, string Letters)[] CyrillicLetters =
        [("be", "ў"), ("kk", "әғқңөұүһ"), ("uk", "їєґі"), ("sr", "ђљњћџј")];

    private static readonly FrozenSet<string> Speakable = FrozenSet.Create(
        [.. LatinLanguages.Select(language => language.Code),
         "ru", "uk", "be", "bg", "kk", "sr", "el", "he", "ar", "fa", "hi", "bn", "ta", "te", "th", "ka", "hy", "ja", "ko", "cmn"]);

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
        return CyrillicLetters.FirstOrDefault(language => language.Letters.Any(lower.Contains)).Code ?? "ru";
    }

    private static string GuessLatin(string text)
    {
        var lower = text.ToLowerInvariant();
        var words = lower
            .Split([' ', '\n', ',', '.', '!', '?', ';', ':', '"', '(', ')', '¿', '¡', '\''], StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet();

        // The first of equals wins, and English is first.
        return LatinLanguages.MaxBy(language =>
            (WordWeight * language.Words.Count(words.Contains)) + (LetterWeight * language.Letters.Count(lower.Contains)))!.Code; // The list is not empty.
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

    private sealed record Latin(string Code, string Letters, string[] Words)
    {
        public Latin(string code, string letters, string words)
            : this(code, letters, words.Split(' '))
        {
        }
    }
}
