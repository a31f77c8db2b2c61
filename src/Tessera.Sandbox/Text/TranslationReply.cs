using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Tessera.Sandbox.Text;

/// <summary>Word by word between English and Russian from a small dictionary; unknown words stay as they are.</summary>
internal static partial class TranslationReply
{
    private static readonly (string English, string Russian)[] Pairs = """
        hello привет|world мир|good хороший|morning утро|day день|evening вечер|night ночь|thank спасибо|thanks спасибо|please пожалуйста
        yes да|no нет|i я|you ты|he он|she она|we мы|they они|my мой|your твой|the |a |an |is |am |are |and и|or или|but но|in в|on на|with с
        not не|what что|who кто|where где|when когда|why почему|how как|this это|that то|here здесь|there там|one один|two два|three три
        cat кот|cat кошка|dog собака|bird птица|horse лошадь|fish рыба|house дом|home дом|room комната|door дверь|window окно|table стол|book книга
        city город|street улица|road дорога|car машина|train поезд|ship корабль|sea море|river река|lake озеро|mountain гора|forest лес
        tree дерево|flower цветок|garden сад|sky небо|sun солнце|moon луна|star звезда|rain дождь|snow снег|wind ветер|water вода|fire огонь
        earth земля|light свет|bread хлеб|milk молоко|tea чай|coffee кофе|apple яблоко|friend друг|family семья|mother мать|father отец
        child ребёнок|man мужчина|woman женщина|people люди|time время|year год|week неделя|work работа|school школа|language язык|word слово
        music музыка|song песня|picture картина|name имя|love люблю|like нравится|live живу|see вижу|read читаю|write пишу|want хочу|know знаю
        big большой|small маленький|new новый|old старый|beautiful красивый|red красный|green зелёный|blue синий|white белый|black чёрный
        today сегодня|tomorrow завтра|yesterday вчера|now сейчас|very очень|lighthouse маяк|weather погода|goodbye до свидания
        """.Split(['|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Trim().Split(' ', 2))
        .Select(pair => (pair[0], pair.Length > 1 ? pair[1] : ""))
        .ToArray();

    private static readonly FrozenDictionary<string, string> ToRussian =
        Pairs.DistinctBy(pair => pair.English).ToFrozenDictionary(pair => pair.English, pair => pair.Russian, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> ToEnglish =
        Pairs.Where(pair => pair.Russian.Length > 0).DistinctBy(pair => pair.Russian)
            .ToFrozenDictionary(pair => pair.Russian, pair => pair.English, StringComparer.OrdinalIgnoreCase);

    public static string? TryWrite(Conversation conversation)
    {
        var asked = Asked.Match(conversation.Prompt);
        if (!asked.Success || (SummaryReply.TextOf(conversation.Prompt, asked) ?? QuotedIn(conversation.Prompt)) is not { } text)
        {
            return null;
        }

        var other = OtherLanguage.IsMatch(conversation.Prompt[..Math.Min(conversation.Prompt.Length, asked.Index + asked.Length + 40)]);
        return other
            ? conversation.Phrases.UnknownTranslation(text)
            : conversation.Phrases.Translation(Translated(text));
    }

    private static string Translated(string text)
    {
        var dictionary = text.Any(letter => letter is >= 'А' and <= 'я' or 'ё' or 'Ё') ? ToEnglish : ToRussian;
        var words = Word.Replace(text, match =>
        {
            var word = match.Value.TrimEnd(' ');
            if (!dictionary.TryGetValue(word, out var translated))
            {
                return match.Value;
            }

            return translated.Length == 0 ? ""
                : (char.IsUpper(word[0]) ? char.ToUpperInvariant(translated[0]) + translated[1..] : translated) + match.Value[word.Length..];
        }).Trim();
        return words.Length == 0 ? text : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string? QuotedIn(string prompt)
    {
        var quoted = Quoted.Match(prompt);
        return quoted.Success ? quoted.Groups["text"].Value : null;
    }

    [GeneratedRegex(@"\b(translate|translation of|how do you say|переведи|перевод)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Asked { get; }

    [GeneratedRegex(@"\b(french|german|spanish|italian|portuguese|chinese|japanese|korean|arabic|turkish|polish|hindi|француз\w*|немец\w*|испан\w*|итальян\w*|китай\w*|япон\w*|корей\w*|араб\w*|турец\w*|поль\w*)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherLanguage { get; }

    [GeneratedRegex(@"[""“«'](?<text>[^""”»']{1,2000})[""”»']", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted { get; }

    [GeneratedRegex(@"[\p{L}']+ ?")]
    private static partial Regex Word { get; }
}
