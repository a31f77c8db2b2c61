using System.Text.RegularExpressions;

namespace Tessera.Sandbox.Text;

/// <summary>Answers what the user said earlier: “my name is …”, “my favourite colour is …”, “what did I say?”.</summary>
internal static partial class MemoryReply
{
    public static string? TryWrite(Conversation conversation)
    {
        var phrases = conversation.Phrases;
        var said = Said.Match(conversation.Prompt);
        if (said.Success)
        {
            return conversation.Earlier.Count == 0
                ? phrases.NoEarlierTurn
                : phrases.EarlierTurn(Topics.Shortened(said.Groups["first"].Success ? conversation.Earlier[0] : conversation.Earlier[^1], 200));
        }

        var asked = AskedFor(conversation.Prompt);
        if (asked is null)
        {
            return null;
        }

        var value = conversation.Earlier.Append(conversation.Prompt)
            .SelectMany(FactsOf)
            .LastOrDefault(fact => fact.What.Equals(asked, StringComparison.OrdinalIgnoreCase))
            .Value;
        return value is null ? phrases.NotRemembered(asked) : phrases.Remembered(asked, value);
    }

    private static string? AskedFor(string prompt)
    {
        var question = Question.Match(prompt);
        return question.Success ? question.Groups["what"].Value.Trim().ToLowerInvariant()
            : NameQuestion.IsMatch(prompt) ? "name"
            : RussianNameQuestion.IsMatch(prompt) ? "имя"
            : HomeQuestion.IsMatch(prompt) ? "home"
            : RussianHomeQuestion.IsMatch(prompt) ? "город"
            : null;
    }

    private static IEnumerable<(string What, string Value)> FactsOf(string turn)
    {
        foreach (var (pattern, what) in new[] { (Name, "name"), (RussianName, "имя"), (Home, "home"), (RussianHome, "город") })
        {
            foreach (Match match in pattern.Matches(turn))
            {
                yield return (what, match.Groups["value"].Value);
            }
        }

        foreach (Match match in Fact.Matches(turn))
        {
            yield return (match.Groups["what"].Value.Trim(), match.Groups["value"].Value.Trim().Trim('"', '“', '”', '«', '»'));
        }
    }

    [GeneratedRegex(@"\b(?i:my name is|my name's|call me|i am called|i'm called)\s+(?<value>\p{L}[\p{L}\-'’]*(\s\p{Lu}[\p{L}\-'’]*)?)|\b(I am|I'm|I’m)\s+(?<value>\p{Lu}\p{Ll}[\p{L}\-]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Name { get; }

    [GeneratedRegex(@"\b(?i:меня зовут|моё имя|мое имя|зови меня)\s+(—\s+)?(?<value>\p{L}[\p{L}\-]*(\s\p{Lu}[\p{L}\-]*)?)", RegexOptions.ExplicitCapture)]
    private static partial Regex RussianName { get; }

    [GeneratedRegex(@"\b(?i:i live in|i'm from|i am from)\s+(?<value>\p{L}[\p{L}\-]*(\s\p{Lu}[\p{L}\-]*)?)", RegexOptions.ExplicitCapture)]
    private static partial Regex Home { get; }

    [GeneratedRegex(@"\b(?i:я живу в|я из)\s+(?<value>\p{L}[\p{L}\-]*(\s\p{Lu}[\p{L}\-]*)?)", RegexOptions.ExplicitCapture)]
    private static partial Regex RussianHome { get; }

    [GeneratedRegex(@"\bmy\s+(?<what>(?!name\b)[\p{L}' ]{1,40}?)\s+(is|are|was)\s+(?<value>[^.,!?;\n]{1,60}?)(?=\s+(and|but)\b|[.,!?;\n]|$)|\bмо(й|я|ё|е|и)\s+(?<what>(?!имя\b)[\p{L} ]{1,40}?)\s*(—|–|-|:|\bэто\b)\s*(это\s+)?(?<value>[^.,!?;\n]{1,60}?)(?=\s+(и|а|но)\s|[.,!?;\n]|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Fact { get; }

    [GeneratedRegex(@"\b(what\s+(is|was|are)|what['’]s|(do you )?(know|remember|recall)|tell me)\s+my\s+(?<what>[\p{L}' ]{1,40}?)\s*([?.!]|$)|\b(как(ой|ая|ое|ие)|(по)?мнишь|напомни)\s+(у\s+меня|мо(й|я|ё|е|и|ю))\s+(?<what>[\p{L} ]{1,40}?)\s*([?.!]|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Question { get; }

    [GeneratedRegex(@"\bwho am i\b|\bwhat am i called\b", RegexOptions.IgnoreCase)]
    private static partial Regex NameQuestion { get; }

    [GeneratedRegex(@"\bкак меня зовут\b|\bкто я\b", RegexOptions.IgnoreCase)]
    private static partial Regex RussianNameQuestion { get; }

    [GeneratedRegex(@"\bwhere (do i live|am i from)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex HomeQuestion { get; }

    [GeneratedRegex(@"\b(где я живу|откуда я)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex RussianHomeQuestion { get; }

    [GeneratedRegex(@"\bwhat did i\s+(?<first>first\s+)?(just\s+)?(say|ask|tell you|write)\b(.{0,20}\b(?<first>first|at the beginning))?|\bwhat was my\s+((?<first>first)|last|previous)\s+(message|question|prompt)|\bчто я\s+(?<first>сначала\s+)?(только что\s+)?(сказал|говорил|спросил|спрашивал|написал|писал)а?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Said { get; }
}
