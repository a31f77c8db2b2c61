using System.Globalization;

namespace Tessera.Sandbox.Text;

/// <summary>The phrases of one language, as <c>sandbox/text/</c> has them: format strings with <c>{0}</c>, <c>{1}</c>.</summary>
internal sealed record Phrases
{
    public static Phrases English { get; } = SandboxFile.ReadJson<Phrases>("text/en.json");

    public static Phrases Russian { get; } = SandboxFile.ReadJson<Phrases>("text/ru.json");

    /// <summary>The beginning of every reply.</summary>
    public required string Notice { get; init; }

    /// <summary>The topic of a prompt that has none.</summary>
    public required string Topic { get; init; }
    public required string Quote { get; init; }
    public required string Comma { get; init; }
    public required string And { get; init; }

    /// <summary>The reply to an empty prompt.</summary>
    public required string Empty { get; init; }

    /// <summary>Paragraphs: quoted topics, the text it answers.</summary>
    public required IReadOnlyList<string> Echoes { get; init; }
    public required string Section { get; init; }
    public required string Earlier { get; init; }
    public required string System { get; init; }
    public required string ToolResult { get; init; }
    public required string Picture { get; init; }
    public required string PictureOf { get; init; }

    /// <summary>A picture's facts: which one, its size, its colours.</summary>
    public required string Seen { get; init; }
    public required string Unreadable { get; init; }

    /// <summary>Sentences that make a reply longer.</summary>
    public required IReadOnlyList<string> Fillers { get; init; }

    /// <summary>The colours by their English names, where the language has other ones.</summary>
    public required IReadOnlyDictionary<string, string> Colours { get; init; }

    /// <summary>Fills the values into a phrase.</summary>
    public static string Fill(string phrase, params object[] values) => string.Format(CultureInfo.InvariantCulture, phrase, values);

    public static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The texts in quotation marks, as a list.</summary>
    public string Quoted(IEnumerable<string> texts) => List([.. texts.Select(text => Fill(Quote, text))]);

    public string List(IReadOnlyList<string> items) => items.Count < 2
        ? string.Concat(items)
        : string.Join(Comma, items.Take(items.Count - 1)) + And + items[^1];

    public string Colour(string name) => Colours.GetValueOrDefault(name, name);
}
