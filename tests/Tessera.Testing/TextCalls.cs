using System.Text.Json;
using Tessera.Providers;

namespace Tessera.Testing;

/// <summary>Builds text calls and their messages in as few words as a test needs.</summary>
internal static class TextCalls
{
    public static TextCall Call(string prompt, object? options = null) => Call([User(prompt)], options);

    public static TextCall Call(IReadOnlyList<TextMessage> messages, object? options = null) =>
        new("gpt-5", messages, Options(options));

    public static TextMessage User(string text, params MediaInput[] images) =>
        new("user", [new MessagePart.Text(text), .. images.Select(image => new MessagePart.Image(image))]);

    public static TextMessage Assistant(string text) => new("assistant", [new MessagePart.Text(text)]);

    public static TextMessage Rule(string text) => new("system", [new MessagePart.Text(text)]);

    /// <summary>A question, two calls made at once for it, and their results.</summary>
    public static TextMessage[] WithTwoCalls(string first = "call_a", string second = "call_b", string said = "")
    {
        var (weather, time) = (new ToolCall(first, "weather", """{"city":"Омск"}"""), new ToolCall(second, "time", "{}"));
        return
        [
            User("Coat?"),
            Assistant(said) with { ToolCalls = [weather, time] },
            Result(weather, """{"celsius":-31}"""),
            Result(time, "nine"),
        ];
    }

    public static TextMessage Result(ToolCall call, string text) => new("tool", [new MessagePart.Text(text)]) { Answers = call };

    public static CallOptions Options(object? options) => options is null
        ? CallOptions.None
        : new CallOptions(JsonSerializer.SerializeToElement(options).EnumerateObject().ToDictionary(member => member.Name, member => member.Value));

    public static string Joined(this IEnumerable<TextPart> parts) =>
        string.Concat(parts.OfType<TextPart.Delta>().Select(delta => delta.Text));
}
