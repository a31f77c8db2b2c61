using System.Text;

namespace Tessera.EndToEnd;

/// <summary>
/// The README's fenced blocks: <c>sh</c>, <c>python</c> and <c>js</c> are run, the <c>json</c> or <c>text</c> that follows is what
/// it must print.
/// </summary>
internal static class Readme
{
    /// <summary>The steps, in order.</summary>
    public static IReadOnlyList<Step> Steps(string markdown)
    {
        var steps = new List<Step>();
        foreach (var (language, text) in Blocks(markdown))
        {
            if (Command(language, text) is { } command)
            {
                steps.Add(new Step(command, null, null));
            }
            else if (language is "json" or "text")
            {
                steps[^1].Expected.ShouldBeNull($"Two blocks claim what this prints: {steps[^1].Script}");
                steps[^1] = steps[^1] with { Expected = text, Language = language };
            }
        }

        return steps;
    }

    // As a reader runs it, with the variables of the shell around it.
    private static string? Command(string language, string text) => language switch
    {
        "sh" => text,
        "python" => $"python3 - <<'END_OF_BLOCK'\n{text}END_OF_BLOCK\n",
        "js" => $"node --input-type=module - <<'END_OF_BLOCK'\n{text}END_OF_BLOCK\n",
        _ => null,
    };

    private static IEnumerable<(string Language, string Text)> Blocks(string markdown)
    {
        string? language = null;
        var text = new StringBuilder();
        foreach (var line in markdown.Split('\n'))
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                text.Append(line).Append('\n');
            }
            else if (language is null)
            {
                language = line[3..].Trim();
                text.Clear();
            }
            else
            {
                yield return (language, text.ToString());
                language = null;
            }
        }
    }

    /// <param name="Script">The block, word for word.</param>
    /// <param name="Expected">What it prints, as the README shows it.</param>
    /// <param name="Language">How that is written.</param>
    internal sealed record Step(string Script, string? Expected, string? Language)
    {
        /// <summary>Compares what was printed with what the README shows.</summary>
        public void Check(string printed)
        {
            if (Expected is not null && Language == "json")
            {
                ReadmeComparison.OfJson(Expected, printed);
            }
            else if (Expected is not null)
            {
                ReadmeComparison.OfText(Expected, printed);
            }
        }
    }
}
