using System.Text.RegularExpressions;

namespace Tessera.Sandbox.Text;

/// <summary>A small fenced block in the language asked for, named after the words of the prompt.</summary>
internal static partial class CodeReply
{
    private static readonly (string Names, string Shown, string Fence, string Template)[] Languages =
    [
        ("c#|csharp|c sharp|\\.net", "C#", "csharp", """
            // {about}
            static string {Pascal}(string input)
            {
                return input.Trim();
            }
            """),
        ("typescript", "TypeScript", "typescript", """
            // {about}
            export function {camel}(input: string): string {
              return input.trim();
            }
            """),
        ("javascript|js|node", "JavaScript", "javascript", """
            // {about}
            export function {camel}(input) {
              return input.trim();
            }
            """),
        ("java", "Java", "java", """
            // {about}
            static String {camel}(String input) {
                return input.strip();
            }
            """),
        ("golang|go", "Go", "go", """
            // {about}
            func {camel}(input string) string {
            	return strings.TrimSpace(input)
            }
            """),
        ("rust", "Rust", "rust", """
            // {about}
            fn {snake}(input: &str) -> &str {
                input.trim()
            }
            """),
        ("sql", "SQL", "sql", """
            -- {about}
            SELECT *
            FROM {snake}
            LIMIT 10;
            """),
        ("bash|shell", "Bash", "bash", """
            # {about}
            {snake}() {
              printf '%s\n' "$1"
            }
            """),
        ("html", "HTML", "html", """
            <!-- {about} -->
            <section id="{snake}">
              <h1>{title}</h1>
            </section>
            """),
        ("python|питон\\w*|пайтон\\w*", "Python", "python", """
            # {about}
            def {snake}(value):
                return value.strip()
            """),
    ];

    public static string? TryWrite(Conversation conversation)
    {
        var prompt = conversation.Prompt;
        if (!Asked.IsMatch(prompt))
        {
            return null;
        }

        var language = Languages.FirstOrDefault(
            entry => Regex.IsMatch(prompt, $@"(?<!\w)({entry.Names})(?!\w)", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)),
            Languages[^1]);
        var about = Topics.Shortened(prompt.Replace("-->", "", StringComparison.Ordinal), 70);
        var words = Latin.Matches(string.Join(' ', conversation.Topics.Where(topic => !IsLanguage(topic))))
            .Select(match => match.Value.ToLowerInvariant()).Take(3).ToList();
        var name = words.Count > 0 ? words : ["sandbox", "outline"];
        var pascal = string.Concat(name.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        var code = language.Template
            .Replace("{Pascal}", pascal, StringComparison.Ordinal)
            .Replace("{camel}", char.ToLowerInvariant(pascal[0]) + pascal[1..], StringComparison.Ordinal)
            .Replace("{snake}", string.Join('_', name), StringComparison.Ordinal)
            .Replace("{title}", string.Join(' ', name), StringComparison.Ordinal)
            .Replace("{about}", about, StringComparison.Ordinal);
        var phrases = conversation.Phrases;
        return $"{phrases.CodeIntroduction(language.Shown, string.Join(' ', name))}\n\n```{language.Fence}\n{code}\n```\n\n{phrases.CodeEnd}";
    }

    private static bool IsLanguage(string topic) =>
        Languages.Any(entry => entry.Fence.Equals(topic, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\b(write|show|give|create|generate|implement|need|make|code)\b.{0,40}\b(code|function|script|class|method|program|query|snippet|regex|algorithm)\b|\b(code|function|script|program|snippet) (in|for|that|to)\b|```|\b(напиши|покажи|создай|реализуй|сделай|нужн[аы]?)\b.{0,40}\b(код|функци|скрипт|класс|метод|программ|запрос|алгоритм)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Asked { get; }

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Latin { get; }
}
