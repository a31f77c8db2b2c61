using System.Text.Json.Nodes;

namespace Tessera.Sandbox.Text;

/// <summary>
/// Replies that are one JSON value and nothing else: when <c>response_format</c> asks for it, or the prompt does. The
/// notice stands in a member <c>sandbox</c>. A schema that allows no such member gets none; there every free text
/// begins with “Sandbox:” instead.
/// </summary>
internal static partial class JsonReply
{
    /// <summary>The JSON text, or <see langword="null"/> when prose is wanted.</summary>
    public static string? TryWrite(Conversation conversation, CallOptions options)
    {
        var format = options.Values.GetValueOrDefault("response_format");
        if (format.Object("json_schema")?.Object("schema") is { } schema)
        {
            return Text(FromSchema(conversation, schema));
        }

        return format.Text("type") == "json_object" || Asked.IsMatch(conversation.Prompt) || Asked.IsMatch(conversation.System)
            ? Text(FromPrompt(conversation))
            : null;
    }

    private static JsonNode? FromSchema(Conversation conversation, JsonElement schema)
    {
        var open = schema.Member("additionalProperties")?.ValueKind is not JsonValueKind.False;
        var made = new SchemaSample(schema, conversation.Topics, open ? "" : "Sandbox: ").Make();
        if (open && made is JsonObject reply && !reply.ContainsKey("sandbox"))
        {
            reply.Insert(0, "sandbox", conversation.Phrases.Notice.TrimEnd(':', ' '));
        }

        return made;
    }

    private static JsonObject FromPrompt(Conversation conversation)
    {
        var reply = new JsonObject { ["sandbox"] = conversation.Phrases.Notice.TrimEnd(':', ' ') };
        var names = NamesIn(conversation.Prompt);
        var values = conversation.Topics.Where(topic => !names.Contains(topic) && !Order.IsMatch(topic)).ToList();
        foreach (var (index, name) in names.Index())
        {
            reply[name] = values.Count > 0 ? values[index % values.Count] : $"sandbox {name}";
        }

        if (names.Count == 0)
        {
            reply["prompt"] = Topics.Shortened(conversation.Prompt, 200);
            reply["topics"] = new JsonArray([.. conversation.Topics.Select(topic => JsonValue.Create(topic))]);
        }

        return reply;
    }

    private static List<string> NamesIn(string prompt)
    {
        var list = Members.Match(prompt);
        return list.Success
            ? Identifier.Matches(list.Groups["names"].Value).Select(match => match.Value)
                .Where(name => name is not ("and" or "sandbox")).Distinct().Take(20).ToList()
            : [];
    }

    private static string Text(JsonNode? node) => node?.ToJsonString(Readable) ?? "null";

    // Replies are read by programs and people, never embedded in HTML here: Cyrillic stays legible.
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [GeneratedRegex(@"\b(as|in|into|only|valid|return|reply|respond|answer|output|produce|give me|send|strict)\W+(\w+\W+){0,3}json\b|\bjson\s+(object|array|only|format|document|please)\b|\b(в|виде|формате|верни|дай|выведи|ответь|отвечай|только)\W+(\w+\W+){0,2}json\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asked { get; }

    [GeneratedRegex(@"\b(keys|fields|members|properties|ключ(и|ами)|пол(я|ями))\b\s*:?\s*(?<names>[""'`]?[A-Za-z_]\w*[""'`]?((\s*,\s*(and\s+|и\s+)?|\s+and\s+|\s+и\s+)[""'`]?[A-Za-z_]\w*[""'`]?)*)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Members { get; }

    [GeneratedRegex("^(json|object|array|return|reply|respond|output|valid|only|keys|fields|members|properties|format|верни|формат.*|ключ.*|пол(я|ями)|объект)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Order { get; }

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identifier { get; }
}
