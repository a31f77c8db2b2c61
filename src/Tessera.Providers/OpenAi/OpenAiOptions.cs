using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tessera.Providers.OpenAi;

/// <summary>Which options of a call go to which server, and under which name.</summary>
internal static partial class OpenAiOptions
{
    /// <summary>Options that mean the same here and there; <c>max_tokens</c> is the only one that is renamed.</summary>
    private static readonly FrozenSet<string> SameNames = FrozenSet.Create(
        "temperature", "top_p", "stop", "seed", "response_format", "tools", "tool_choice",
        "presence_penalty", "frequency_penalty", "reasoning_effort", "user");

    private static readonly FrozenSet<string> Sampling = FrozenSet.Create(
        "temperature", "top_p", "presence_penalty", "frequency_penalty");

    private static readonly JsonElement AnyObject = JsonElement.Parse(
        """{"type":"json_schema","json_schema":{"name":"object","schema":{"type":"object"}}}""");

    /// <summary>The members of the body, in the order of the call's options.</summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> ToWire(TextCall call, OpenAiServer server)
    {
        var refusesSampling = server.ServesReasoningModels && RefusesSampling(call);
        return call.Options.Values
            .Where(option => option.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            .Where(option => !server.NotSent.Contains(option.Key) && !(refusesSampling && Sampling.Contains(option.Key)))
            .Where(option => option.Key == "max_tokens" || SameNames.Contains(option.Key))
            .Where(option => call.Tools is not null || option.Key is not ("tools" or "tool_choice"))
            .Select(option => option.Key switch
            {
                "max_tokens" => KeyValuePair.Create(server.MaxTokensName, option.Value),
                "response_format" when !server.KnowsJsonObject && IsJsonObject(option.Value) => KeyValuePair.Create(option.Key, AnyObject),
                _ => option,
            });
    }

    /// <summary>
    /// The reasoning models take the default sampling only: o1, o3, o4-mini …, gpt-5, and gpt-5.1 and later while they
    /// reason, which they do not unless they are asked to. The chat variants are no reasoning models.
    /// </summary>
    private static bool RefusesSampling(TextCall call)
    {
        var name = ReasoningModel().Match(call.Model);
        return name.Success && !(name.Groups["minor"].Success && call.Options.Text("reasoning_effort") is null or "none");
    }

    private static bool IsJsonObject(JsonElement format) =>
        format.ValueKind is JsonValueKind.Object && format.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String
        && type.ValueEquals("json_object");

    [GeneratedRegex(@"^(?:o[1-9](?:-|$)|gpt-5(?:\.(?<minor>[1-9]))?(?!-chat|[\d.])(?:-(?!chat)|$))", RegexOptions.CultureInvariant)]
    private static partial Regex ReasoningModel();
}
