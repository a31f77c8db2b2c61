namespace Tessera.Sandbox.Text;

/// <summary>A conversation as the sandbox understands it.</summary>
/// <param name="Directives">The directives of the last user turn.</param>
/// <param name="Prompt">The last user turn, without directives.</param>
/// <param name="System">The system messages, joined.</param>
/// <param name="Earlier">The earlier user turns, oldest first, without directives.</param>
/// <param name="Images">The images of the last user turn or, where it has none, of the last turn that had some.</param>
/// <param name="ImagesAreNew">Whether the images came with the last turn.</param>
/// <param name="Phrases">The language to answer in.</param>
/// <param name="Choices">Varies the wording; depends on the prompt and the seed alone.</param>
/// <param name="Results">The results of tools that the conversation ends with; empty when it ends with anything else.</param>
/// <param name="Topics">What the reply is about; never empty.</param>
internal sealed partial record Conversation(
    SandboxDirectives Directives,
    string Prompt,
    string System,
    IReadOnlyList<string> Earlier,
    IReadOnlyList<MediaInput> Images,
    bool ImagesAreNew,
    Phrases Phrases,
    SeededRandom Choices,
    IReadOnlyList<TextMessage> Results,
    IReadOnlyList<string> Topics)
{
    /// <summary>Characters of a turn that are read; the rest is only counted.</summary>
    private const int LongestTurn = 20_000;

    public static Conversation Of(TextCall call)
    {
        var users = call.Messages.Where(message => message.Role == "user").ToList();
        var last = users.Count > 0 ? users[^1] : call.Messages[^1];
        var directives = SandboxDirectives.Parse(last.Text);
        var shown = users.LastOrDefault(message => message.Parts.Any(part => part is MessagePart.Image));
        var system = Excerpt.Head(string.Join('\n', call.Messages.Where(message => message.Role == "system").Select(message => message.Text)), LongestTurn);
        var prompt = Read(directives);
        var phrases = IsRussian(prompt, system) ? Phrases.Russian : Phrases.English;
        return new Conversation(
            directives,
            prompt,
            system,
            [.. users.SkipLast(1).Select(message => Read(SandboxDirectives.Parse(message.Text)))],
            [.. shown?.Parts.OfType<MessagePart.Image>().Select(part => part.Content) ?? []],
            shown is not null && ReferenceEquals(shown, last),
            phrases,
            SeededRandom.For(prompt, call.Options.Whole("seed") ?? 0),
            [.. call.Messages.Reverse().TakeWhile(message => message.Role == "tool").Reverse()],
            Text.Topics.Of(prompt) is { Count: > 0 } topics ? topics : [phrases.Topic]);
    }

    private static string Read(SandboxDirectives directives) => Excerpt.Head(directives.Prompt, LongestTurn).Trim();

    /// <summary>An instruction to answer in a language decides, first in the prompt, then in the system message; otherwise the letters of the prompt.</summary>
    private static bool IsRussian(string prompt, string system)
    {
        var asking = new[] { prompt, system }.FirstOrDefault(text => InRussian.IsMatch(text) || InEnglish.IsMatch(text));
        if (asking is not null)
        {
            return InRussian.IsMatch(asking);
        }

        var cyrillic = prompt.Count(letter => letter is >= 'А' and <= 'я' or 'ё' or 'Ё');
        return cyrillic > prompt.Count(char.IsAsciiLetter);
    }

    [GeneratedRegex(@"\b(answer|reply|respond|speak|write)\b.{0,30}\bin russian\b|\bотвеча?й\b.{0,30}\b(по-русски|на русском)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InRussian { get; }

    [GeneratedRegex(@"\b(answer|reply|respond|speak|write)\b.{0,30}\bin english\b|\bотвеча?й\b.{0,30}\b(по-английски|на английском)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InEnglish { get; }
}
