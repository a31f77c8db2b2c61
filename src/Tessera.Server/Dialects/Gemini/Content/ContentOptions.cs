using System.Text.Json;
using System.Text.Json.Nodes;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Gemini.Content;

/// <summary>Reads <c>generationConfig</c> into the options of the catalogue. https://ai.google.dev/api/generate-content#GenerationConfig</summary>
internal sealed class ContentOptions(BodyProblems problems, List<string> ignored)
{
    private const string Config = "generationConfig";

    private static readonly Dictionary<string, string> SameValue = new(StringComparer.Ordinal)
    {
        ["temperature"] = "temperature",
        ["topP"] = "top_p",
        ["maxOutputTokens"] = "max_tokens",
        ["stopSequences"] = "stop",
        ["seed"] = "seed",
        ["presencePenalty"] = "presence_penalty",
        ["frequencyPenalty"] = "frequency_penalty",
        ["candidateCount"] = "n",
    };

    private static readonly string[] WithoutEffect =
        ["topK", "mediaResolution", "speechConfig", "enableEnhancedCivicAnswers", "audioTranscriptionConfig", "responseModalities", "logprobs"];

    private static readonly string[] ReadByName = ["responseMimeType", "responseSchema", "responseJsonSchema", "responseFormat", "thinkingConfig", "imageConfig", "responseLogprobs"];

    /// <summary>The options of a text.</summary>
    public Dictionary<string, JsonElement> OfText(JsonElement? config)
    {
        var options = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (Checked(config) is not { } given)
        {
            return options;
        }

        foreach (var (name, option) in SameValue)
        {
            if (given.Get(name) is { } value)
            {
                options[option] = value;
            }
        }

        if (given.Get("responseModalities") is { ValueKind: JsonValueKind.Array } kinds && kinds.EnumerateArray().Any(kind => kind.ToString() is not "TEXT"))
        {
            problems.Add($"{Config}.responseModalities", $"`{Config}.responseModalities` must be [\"TEXT\"] with this model.", ["TEXT"]);
        }

        if (given.Get("responseLogprobs") is { ValueKind: JsonValueKind.True })
        {
            problems.Add($"{Config}.responseLogprobs", $"`{Config}.responseLogprobs` must be false: Tessera does not pass on probabilities of tokens.");
        }

        if (FormatOf(given) is { } format)
        {
            options["response_format"] = format;
        }

        if (EffortOf(given) is { } effort)
        {
            options["reasoning_effort"] = JsonSerializer.SerializeToElement(effort);
        }

        return options;
    }

    /// <summary>The options of an image.</summary>
    public Dictionary<string, JsonElement> OfImage(JsonElement? config)
    {
        var options = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["format"] = JsonSerializer.SerializeToElement("png") };
        if (Checked(config) is not { } given)
        {
            return options;
        }

        Take("n", given.Get("candidateCount"));
        Take("seed", given.Get("seed"));
        Take("aspect_ratio", given.Get("imageConfig")?.Get("aspectRatio"));
        Take("resolution", given.Get("imageConfig")?.Get("imageSize"));
        ignored.AddRange(given.EnumerateObject().Select(member => member.Name)
            .Where(name => SameValue.ContainsKey(name) && name is not ("candidateCount" or "seed")).Select(name => $"{Config}.{name}"));
        return options;

        void Take(string name, JsonElement? value)
        {
            if (value is { } known)
            {
                options[name] = known;
            }
        }
    }

    private JsonElement? Checked(JsonElement? config)
    {
        if (config is not { ValueKind: not JsonValueKind.Null } given)
        {
            return null;
        }

        if (given.ValueKind is not JsonValueKind.Object)
        {
            problems.Mistype(Config, "an object", given);
            return null;
        }

        foreach (var (name, value) in GeminiJson.MembersOf(given).Where(member => member.Value.ValueKind is not JsonValueKind.Null))
        {
            if (WithoutEffect.Contains(name))
            {
                // What comes out is decided by the model; only a request for something else is worth a word.
                if (name != "responseModalities")
                {
                    ignored.Add($"{Config}.{name}");
                }
            }
            else if (!SameValue.ContainsKey(name) && !ReadByName.Contains(name))
            {
                var all = SameValue.Keys.Concat(ReadByName).ToList();
                var nearest = NearestName.Of(name, all);
                problems.Add(
                    $"{Config}.{name}", $"`{Config}` has no member `{name}`.{(nearest is null ? "" : $" Did you mean `{nearest}`?")}", all);
            }
        }

        return given;
    }

    private static JsonElement? FormatOf(JsonElement config)
    {
        var schema = config.Get("responseJsonSchema") is { } json ? JsonSerializer.SerializeToNode(json)
            : config.Get("responseSchema") is { } googles ? ContentTools.SchemaOf(googles)
            : null;
        return schema is not null
            ? JsonSerializer.SerializeToElement(new JsonObject { ["type"] = "json_schema", ["json_schema"] = new JsonObject { ["name"] = "reply", ["schema"] = schema } })
            : config.GetText("responseMimeType") == "application/json" ? JsonSerializer.SerializeToElement(new { type = "json_object" })
            : null;
    }

    private string? EffortOf(JsonElement config)
    {
        if (config.Get("thinkingConfig") is not { } thinking)
        {
            return null;
        }

        if (thinking.GetText("thinkingLevel") is { } level)
        {
            return level.ToLowerInvariant();
        }

        ignored.Add($"{Config}.thinkingConfig");
        return null;
    }
}
