namespace Tessera.Sandbox.Text;

/// <summary>
/// The phrases of one language, as <c>sandbox/text/</c> has them: format strings with <c>{0}</c>, <c>{1}</c>. An echo takes the
/// quoted topics and the text that it answers, an image that was seen its name, size and colours.
/// </summary>
internal sealed record Phrases(
    string Notice, string Topic, string Empty, string Quote, string Comma, string And, IReadOnlyList<string> Echoes, string Section, string Earlier, string System,
    string ToolResult, string Image, string ImageOf, string Seen, string Unreadable, IReadOnlyList<string> Fillers, IReadOnlyDictionary<string, string> Colours)
{
    public static Phrases English { get; } = SandboxFile.ReadJson<Phrases>("text/en.json");

    public static Phrases Russian { get; } = SandboxFile.ReadJson<Phrases>("text/ru.json");

    public static string Fill(string phrase, params object[] values) => string.Format(CultureInfo.InvariantCulture, phrase, values);

    public static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The texts in quotation marks, as a list.</summary>
    public string Quoted(IEnumerable<string> texts) => List([.. texts.Select(text => Fill(Quote, text))]);

    public string List(IReadOnlyList<string> items) => items.Count < 2
        ? string.Concat(items)
        : string.Join(Comma, items.Take(items.Count - 1)) + And + items[^1];

    public string Colour(string name) => Colours.GetValueOrDefault(name, name);
}
