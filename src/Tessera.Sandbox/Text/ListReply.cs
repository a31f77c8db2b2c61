using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tessera.Sandbox.Text;

/// <summary>A list of as many items as were asked for; five where no number was given.</summary>
internal static partial class ListReply
{
    private const int Usual = 5;
    private const int Most = 100;

    private static readonly FrozenDictionary<string, int> Numbers = """
        one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 twelve 12 twenty 20
        один 1 одну 1 два 2 две 2 три 3 четыре 4 пять 5 шесть 6 семь 7 восемь 8 девять 9 десять 10 двенадцать 12 двадцать 20
        двух 2 трёх 3 трех 3 четырёх 4 четырех 4 пяти 5 шести 6 семи 7 восьми 8 девяти 9 десяти 10 двенадцати 12 двадцати 20
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Chunk(2)
        .ToFrozenDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);

    public static string? TryWrite(Conversation conversation)
    {
        var prompt = conversation.Prompt;
        var counted = Counted.Match(prompt);
        if (!counted.Success && !Asked.IsMatch(prompt))
        {
            return null;
        }

        var count = counted.Success ? Math.Clamp(NumberOf(counted.Groups["count"].Value), 1, Most) : Usual;
        var about = conversation.Topics
            .Where(topic => !Numbers.ContainsKey(topic) && topic != counted.Groups["noun"].Value)
            .DefaultIfEmpty(conversation.Topics[^1])
            .ToList();
        var bulleted = Bulleted.IsMatch(prompt);
        var items = Enumerable.Range(0, count).Select(index =>
            $"{(bulleted ? "-" : string.Create(CultureInfo.InvariantCulture, $"{index + 1}."))} {conversation.Phrases.ListItem(index, about, conversation.Hash)}");
        return $"{conversation.Phrases.ListIntroduction(count, string.Join(' ', about.Take(3)))}\n\n{string.Join('\n', items)}";
    }

    private static int NumberOf(string text) =>
        Numbers.TryGetValue(text, out var number) ? number
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) ? number
        : Most;

    [GeneratedRegex(@"\b(?<count>\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|одн[оу]|один|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|двенадцать|двадцать|двух|тр[её]х|четыр[её]х|пяти|шести|семи|восьми|девяти|десяти|двенадцати|двадцати)\s+(\p{L}+\s+){0,3}(?<noun>items?|ideas?|tips?|things|ways|reasons|examples?|names?|facts?|steps?|points?|titles?|words|bullets?|benefits|questions|fruits|books|films|movies|cities|countries|colou?rs|animals|идей|идеи|идею|совет(а|ов)?|причин[аыу]?|пример(а|ов)?|способ(а|ов)?|названи[яйе]|факт(а|ов)?|шаг(а|ов)?|пункт(а|ов)?|вещ(и|ей)|вопрос(а|ов)?|слов[оа]?|имён|имени|книг[иу]?|фильм(а|ов)?|город(а|ов)?|фрукт(а|ов)?|цвет(а|ов)?)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Counted { get; }

    [GeneratedRegex(@"\b(make|give|write|show|create|provide|send|need|want)\b.{0,20}\blist\b|^\W*(please\s+)?list\b|\b(bullet(ed)?|numbered)\s+(list|points)|\bto-?do list\b|\b(составь|дай|напиши|сделай|покажи|нужен)\b.{0,20}\bсписок\b|^\W*перечисли|\bсписком\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Asked { get; }

    [GeneratedRegex(@"\bbullet|маркированн|[•]", RegexOptions.IgnoreCase)]
    private static partial Regex Bulleted { get; }
}
