using System.Globalization;

namespace Tessera.Sandbox.Text;

/// <summary>English.</summary>
internal sealed class EnglishPhrases : IPhrases
{
    private static readonly string[] Facets =
    [
        "where it comes from", "what it is made of", "who uses it", "what it costs", "how it is done", "what to watch for",
        "the common mistake", "the shortest way in", "how it looks", "what comes next", "an example from daily life", "what it is not",
    ];

    private static readonly string[] Fillers =
    [
        "This sentence only adds length about {0}.", "A real model would go on about {0} here.", "More could be said about {0}.",
        "The reply goes on, still about {0}.", "Another thought on {0} would stand here.",
    ];

    public string Notice => "Sandbox reply (no model was called): ";

    public string CodeEnd => "The block is a runnable outline; a real model would fill it in.";

    public string NoEarlierTurn => "this is the first message of our conversation, so nothing was said before it.";

    public string Greeting(ulong hash) => hash.Pick(
        ["hello! Ask me anything: I answer from the words of your prompt.", "hi there. Your prompt arrived; ask a question, or for a list, code or JSON."]);

    public string Answer(string question, IReadOnlyList<string> topics, ulong hash)
    {
        var about = Quoted(topics);
        var opening = hash.Pick([$"you asked about {about}.", $"your question is about {about}.", $"this is an answer about {about}."]);
        var middle = hash.Pick(
            [
                $"A model would begin with “{topics[0]}”; the sandbox only shows that the question arrived whole.",
                $"A model would explain “{topics[^1]}” here; the sandbox can only show where that explanation will stand.",
                $"Nothing is known here about “{topics[0]}”, only that these words were asked in this order.",
            ],
            use: 1);
        return $"{opening} {middle} This paragraph stands where the model's answer to “{question}” will be.";
    }

    public string Acknowledgement(string statement, IReadOnlyList<string> topics) =>
        topics.Count == 0
            ? $"noted: “{statement}”"
            : $"noted: “{statement}” What you said about {Quoted(topics)} is remembered for the rest of this conversation.";

    public string SystemMessage(string shortened) => $"(The system message was read: “{shortened}”)";

    public string Calculation(string expression, string result) => $"{expression} = {result}.";

    public string ListIntroduction(int count, string about) =>
        count == 1 ? $"here is one item about {about}:" : $"here are {count} items about {about}:";

    public string ListItem(int index, IReadOnlyList<string> topics, ulong hash) =>
        $"{Capital(topics[index % topics.Count])}: {hash.Pick(Facets, index)}";

    public string CodeIntroduction(string language, string about) => $"here is an outline in {language} for {about}:";

    public string Verse(IReadOnlyList<string> topics, ulong hash) =>
        $"""
        a short verse.

        The {topics[0]} waits where morning light is thin,
        {hash.Pick(["A quiet door", "A paper moon", "A patient road"])} that lets the colours in;
        It hums of {topics[^1]} and then is gone,
        A small machine that sang, and so sang on.
        """;

    public string ToolResult(string tool, string shortened) => $"your tool {tool} gave: “{shortened}”";

    public string Summary(string text) => $"in short: {text}";

    public string Translation(string text) => $"word by word, from a small dictionary: {text}";

    public string UnknownTranslation(string text) =>
        $"the sandbox's small dictionary knows English and Russian only; the text to translate was “{text}”";

    public string Remembered(string what, string value) => $"your {what} is {value}: you said so earlier.";

    public string NotRemembered(string what) => $"you have not told me your {what} in this conversation.";

    public string EarlierTurn(string shortened) => $"you said: “{shortened}”";

    public string Picture(int index, int count, string size, IReadOnlyList<string> colours) =>
        $"{(count == 1 ? "the picture" : string.Create(CultureInfo.InvariantCulture, $"picture {index + 1} of {count}"))} is {size} pixels, mostly {And(colours)}.";

    public string UnreadablePicture(int index, int count, string type) =>
        $"{(count == 1 ? "the picture" : string.Create(CultureInfo.InvariantCulture, $"picture {index + 1} of {count}"))} ({type}) could not be read.";

    public string Filler(int index, IReadOnlyList<string> topics) =>
        Fillers[index % Fillers.Length].Replace("{0}", topics[index % topics.Count], StringComparison.Ordinal);

    private static string Quoted(IReadOnlyList<string> topics) => And(topics.Select(topic => $"“{topic}”").ToList());

    private static string And(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
