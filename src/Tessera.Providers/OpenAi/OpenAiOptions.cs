using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tessera.Providers.OpenAi;

/// <summary>Selects and names the options that a server is sent.</summary>
internal static partial class OpenAiOptions
{
    /// <summary>Options with the same name and meaning.</summary>
    private static readonly FrozenSet<string> SameNames = FrozenSet.Create(
        "temperature", "top_p", "stop", "seed", "response_format", "tools", "tool_choice",
        "presence_penalty", "frequency_penalty", "reasoning_effort");

    private static readonly FrozenSet<string> Sampling = FrozenSet.Create(
        "temperature", "top_p", "presence_penalty", "frequency_penalty");

    private static readonly JsonElement AnyObject = JsonElement.Parse(
        """{"type":"json_schema","json_schema":{"name":"object","schema":{"type":"object"}}}""");

    private static readonly JsonElement Enabled = JsonElement.Parse("""{"type":"enabled"}""");

    private static readonly JsonElement Disabled = JsonElement.Parse("""{"type":"disabled"}""");

    /// <summary>The members of the body, in the order of the call's options.</summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> ToWire(TextCall call, OpenAiServer server)
    {
        var refusesSampling = server.ServesReasoningModels && RefusesSampling(call);
        foreach (var (name, value) in call.Options.Values)
        {
            if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined
                || server.NotSent.Contains(name)
                || (refusesSampling && Sampling.Contains(name))
                || (name is "tools" or "tool_choice" && call.Tools is null))
            {
                continue;
            }

            foreach (var member in ToWire(name, value, server))
            {
                yield return member;
            }
        }
    }

    private static KeyValuePair<string, JsonElement>[] ToWire(string name, JsonElement value, OpenAiServer server) => name switch
    {
        "max_tokens" => [KeyValuePair.Create(server.MaxTokensName, value)],
        "user" => [KeyValuePair.Create(server.UserName, server.UserName == name ? value : OpenAiUser.ToWire(value))],
        "reasoning_effort" when server.SwitchesThinking => Thinking(name, value),
        "response_format" when !server.KnowsJsonObject && IsJsonObject(value) => [KeyValuePair.Create(name, AnyObject)],
        _ => SameNames.Contains(name) ? [KeyValuePair.Create(name, value)] : [],
    };

    /// <summary>DeepSeek has no effort for reasoning off. https://api-docs.deepseek.com/guides/thinking_mode</summary>
    private static KeyValuePair<string, JsonElement>[] Thinking(string name, JsonElement effort) =>
        effort.ValueKind is JsonValueKind.String && effort.ValueEquals("none")
            ? [KeyValuePair.Create("thinking", Disabled)]
            : [KeyValuePair.Create("thinking", Enabled), KeyValuePair.Create(name, effort)];

    /// <summary>
    /// Reasoning models accept sampling options only while they do not reason: o1, o3, o4-mini … and gpt-5 always reason,
    /// gpt-5.1 to 5.4 on request, later ones by default. The chat variants do not reason.
    /// </summary>
    /// <remarks>The shipped catalogue offers only options that a model accepts. This serves models that an operator adds with all
    /// options of their category.</remarks>
    private static bool RefusesSampling(TextCall call)
    {
        var name = ReasoningModel().Match(call.Model);
        return name.Success && call.Options.Text("reasoning_effort") switch
        {
            "none" => false,
            null => !name.Groups["quiet"].Success,
            _ => true,
        };
    }

    private static bool IsJsonObject(JsonElement format) =>
        format.ValueKind is JsonValueKind.Object && format.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String
        && type.ValueEquals("json_object");

    [GeneratedRegex(@"^(?:o[1-9](?:-|$)|gpt-(?:5(?<quiet>\.[1-4])?|5\.[5-9]|[6-9](?:\.[0-9])?)(?!-chat|[\d.])(?:-(?!chat)|$))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ReasoningModel();
}
