using System.Text.RegularExpressions;

namespace Tessera.Sandbox.Text;

/// <summary>What is left when nothing special was asked for: a paragraph for each question, or a nod.</summary>
internal static partial class AnswerReply
{
    private const int MostParagraphs = 8;
    private const int LongestGreeting = 60;

    public static string Write(Conversation conversation)
    {
        var phrases = conversation.Phrases;
        var prompt = conversation.Prompt;
        if (prompt.Length == 0 || (prompt.Length < LongestGreeting && Greeting.IsMatch(prompt)))
        {
            return phrases.Greeting(conversation.Hash);
        }

        var questions = Sentence.Matches(prompt).Select(match => match.Value.Trim()).Where(text => text.EndsWith('?')).Take(MostParagraphs).ToList();
        if (questions.Count > 1)
        {
            return string.Join("\n\n", questions.Select(question => Paragraph(conversation, question)));
        }

        return questions.Count == 1 || Order.IsMatch(prompt)
            ? Paragraph(conversation, prompt)
            : phrases.Acknowledgement(Closed(prompt), Topics.Of(prompt));
    }

    private static string Paragraph(Conversation conversation, string question)
    {
        var topics = Topics.Of(question);
        return conversation.Phrases.Answer(
            Closed(question), topics.Count > 0 ? topics : conversation.Topics, StableHash.Of(question) ^ conversation.Hash);
    }

    private static string Closed(string text)
    {
        var shortened = Topics.Shortened(text, 160);
        return shortened.Length > 0 && shortened[^1] is '.' or '?' or '!' or '…' ? shortened : shortened + ".";
    }

    [GeneratedRegex(@"[^.!?\n]+[.!?]*")]
    private static partial Regex Sentence { get; }

    [GeneratedRegex(@"^\W*(hi|hello|hey|good (morning|day|evening)|привет|здравствуй(те)?|добрый (день|вечер|утро)|доброе утро)\b[\s\p{P}]*(there|all|everyone|всем)?\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Greeting { get; }

    [GeneratedRegex(@"^\W*(please\s+|пожалуйста,?\s+)?(tell|explain|describe|say|write|show|compare|discuss|define|what|who|why|how|when|where|which|is|are|can|could|do|does|should|расскажи|объясни|опиши|скажи|напиши|покажи|сравни|определи|что|кто|почему|как|когда|где|какой|какая|какие|какое|зачем|сколько)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Order { get; }
}
