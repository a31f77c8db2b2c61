using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Tessera.Sandbox.Text;

/// <summary>The words a prompt is about.</summary>
internal static partial class Topics
{
    private static readonly FrozenSet<string> Empty = """
        a about above after again against all also am an and any are aren't as ask at be because been before being below
        between both briefly but by can cannot could couldn't describe detail did do does doesn't doing don't down during each
        easily explain few for from further get give given good had has have having he hello help her here hers hi him his
        how however i i'd i'll i'm i've if in into is isn't it it's its just kindly know let let's like list lot make many may
        me mean might more most much must my need no nor not now of off on once one only or other our out over own
        please quick quickly really same say says see shall she short should show simple so some someone something such talk tell than thank thanks
        that that's the their them then there these they thing things think this those through to too under until up us use
        used using very want was way we well were what what's when where which while who whom whose why will with within
        without would write you your yours answer question paragraph sentence sentences words word works work best name
        code function script program class method snippet generate create implement translate summarize summarise summary poem story verse
        а без более бы был была были было быть в вам вас весь во вот все всё всего всех вы где да даже дай для до его ее её если есть
        ещё еще же за и из или им их к как какая какие какой какое ко когда которые который кто ли либо мне много может можно мой моя моё
        мои мы на над надо нам нас не него нее неё нет ни них но ну о об однако он она они оно опиши от очень покажи по под пожалуйста
        почему при про расскажи с сделай скажи со составь список так такой также там те тебе тебя тем то того тоже той только том ты тут у уже
        хочу чего чей чем что чтобы эта эти это этого этой этот я назови напиши перечисли объясни ответь код функцию функция программу
        зачем сколько нужно надо лучше кратко коротко подробно привет здравствуйте спасибо слов слова предложение предложения
        переведи перескажи резюме сократи стих стихотворение рассказ
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Up to <paramref name="most"/> different words that carry meaning, in the order of the text.</summary>
    public static IReadOnlyList<string> Of(string text, int most = 5) =>
        Word.Matches(text)
            .Select(match => match.Value)
            .Where(CarriesMeaning)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(most)
            .ToList();

    /// <summary>Whether a word says something by itself: it is no stop word and longer than two letters.</summary>
    public static bool CarriesMeaning(string word) => word.Length > 2 && !Empty.Contains(word);

    /// <summary>A text on one line, cut at a word.</summary>
    public static string Shortened(string text, int longest = 80)
    {
        var line = Blank.Replace(text, " ").Trim();
        if (line.Length <= longest)
        {
            return line;
        }

        var cut = line.LastIndexOf(' ', longest);
        return Excerpt.Head(line, cut > longest / 2 ? cut : longest).TrimEnd(' ', ',', '.', ':', ';') + "…";
    }

    [GeneratedRegex(@"[\p{L}][\p{L}\p{Nd}'’\-]*[\p{L}\p{Nd}]", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank { get; }
}
