using System.Text.Json;
using System.Text.Json.Nodes;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Responses;

/// <summary>
/// Tools whose input is a text, which only OpenAI's models know: to the others each is a function with one argument, and its calls
/// become calls of the tool again. https://platform.openai.com/docs/guides/function-calling#custom-tools
/// </summary>
internal static class CustomTools
{
    public const string Kind = "custom";

    private const string Input = "input";

    /// <summary>The names of the custom tools of a request.</summary>
    public static IReadOnlySet<string> NamesIn(ResponseRequest request) => request.Tools is { ValueKind: JsonValueKind.Array } tools
        ? tools.EnumerateArray().Where(tool => JsonText.Of(tool, "type") == Kind).Select(tool => JsonText.Of(tool, "name")).OfType<string>().ToHashSet(StringComparer.Ordinal)
        : new HashSet<string>();

    /// <summary>A tool as a function. A grammar of its input, which no other vendor enforces, is a part of the description.</summary>
    public static JsonElement ToFunction(JsonElement tool)
    {
        var about = JsonText.Of(tool, "description") ?? "";
        if (tool.Member("format") is { } format && JsonText.Of(format, "definition") is { } grammar)
        {
            about = $"{about}\n\n`{Input}` must match this grammar ({JsonText.Of(format, "syntax")}):\n{grammar}".TrimStart();
        }

        return JsonSerializer.SerializeToElement(
            new JsonObject
            {
                ["type"] = "function",
                ["function"] = new JsonObject
                {
                    ["name"] = JsonText.Of(tool, "name"),
                    ["description"] = about,
                    ["parameters"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["properties"] = new JsonObject { [Input] = new JsonObject { ["type"] = "string" } },
                        ["required"] = new JsonArray(Input),
                    },
                },
            },
            WireJson.Options);
    }

    /// <summary>The arguments of the function for an input.</summary>
    public static string ArgumentsOf(string input) => JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { [Input] = input }, WireJson.Options);

    /// <summary>The input in a function's arguments; the arguments themselves where a model wrote something else.</summary>
    public static string InputOf(string arguments)
    {
        try
        {
            using var parsed = JsonDocument.Parse(arguments);
            return JsonText.Of(parsed.RootElement, Input) ?? arguments;
        }
        catch (JsonException)
        {
            return arguments;
        }
    }
}
