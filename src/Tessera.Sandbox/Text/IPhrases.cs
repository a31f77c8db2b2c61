namespace Tessera.Sandbox.Text;

/// <summary>What the sandbox says, in one language.</summary>
internal interface IPhrases
{
    /// <summary>The first words of every reply.</summary>
    string Notice { get; }

    string Greeting(ulong hash);

    /// <summary>A paragraph about the words of a question.</summary>
    string Answer(string question, IReadOnlyList<string> topics, ulong hash);

    /// <summary>A paragraph about something that was told, not asked.</summary>
    string Acknowledgement(string statement, IReadOnlyList<string> topics);

    string SystemMessage(string shortened);

    string Calculation(string expression, string result);

    string ListIntroduction(int count, string about);

    string ListItem(int index, IReadOnlyList<string> topics, ulong hash);

    string CodeIntroduction(string language, string about);

    string CodeEnd { get; }

    string Verse(IReadOnlyList<string> topics, ulong hash);

    string ToolResult(string tool, string shortened);

    string Summary(string text);

    string Translation(string text);

    string UnknownTranslation(string text);

    string Remembered(string what, string value);

    string NotRemembered(string what);

    string EarlierTurn(string shortened);

    string NoEarlierTurn { get; }

    string Picture(int index, int count, string size, IReadOnlyList<string> colours);

    string UnreadablePicture(int index, int count, string type);

    /// <summary>One more sentence, for a reply that shall be longer.</summary>
    string Filler(int index, IReadOnlyList<string> topics);
}
