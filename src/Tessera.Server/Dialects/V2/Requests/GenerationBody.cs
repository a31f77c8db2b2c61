using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Webhooks;

namespace Tessera.Server.Dialects.V2.Requests;

/// <summary>
/// The members of a generation. All others are options, which the catalogue validates; they may be top-level members or in
/// <c>params</c>, and in both only with the same value.
/// </summary>
[Untrimmed]
internal abstract record GenerationBody
{
    /// <summary>What to generate. For text: the user's turn, after those in <c>messages</c>.</summary>
    public string? Prompt { get; init; }

    /// <summary>The text to speak; the same as <c>prompt</c>.</summary>
    public string? Text { get; init; }

    /// <summary>The conversation, for text. As a top-level member it also selects the chat dialect for the reply.</summary>
    [SchemaOf(typeof(IReadOnlyList<ChatMessageRequest>))]
    public JsonElement? Messages { get; init; }

    /// <summary>The same as a first message of the role system.</summary>
    public string? System { get; init; }

    /// <summary>Another name for <c>system</c>.</summary>
    public string? SystemPrompt { get; init; }

    /// <summary>Answer with server-sent events; text only.</summary>
    [DefaultValue(false)]
    public bool Stream { get; init; }

    /// <summary>Options, if they are not top-level members.</summary>
    [SchemaOf(typeof(IReadOnlyDictionary<string, JsonElement>))]
    public JsonElement? Params { get; init; }

    /// <summary>The highest price that is accepted: a generate call with a higher price is refused with 402.</summary>
    [Range(0, long.MaxValue)]
    public long? MaxTokensSpent { get; init; }

    /// <summary>An http or https URL that is notified when the generation has ended, like a webhook endpoint.</summary>
    [StringLength(Webhooks.WebhookUrl.MaxLength)]
    [WebhookUrl]
    public string? WebhookUrl { get; init; }

    /// <summary>Options as top-level members.</summary>
    [JsonExtensionData]
    [SchemaOf(typeof(GenerateOptions))]
    public Dictionary<string, JsonElement>? Options { get; init; }

    /// <summary>Whether the request speaks the chat dialect.</summary>
    [JsonIgnore]
    public bool IsChat { get; init; }

    /// <summary>What is wrong with the request so far: it is answered with what the catalogue finds, all at once.</summary>
    [JsonIgnore]
    public BodyProblems Problems { get; init; } = new();

    /// <summary>The prompt, which speech models take as <c>text</c> too; an error is added where that does not fit.</summary>
    public string? PromptFor(Model model)
    {
        if (Text is null)
        {
            return Prompt;
        }

        if (model.Category != Category.Tts)
        {
            Problems.Add(new FieldError("text", LocalText.Format(
                "`text` is for speech; {0} takes `prompt`.", "`text` — для речи; {0} принимает `prompt`.", model.Slug), ["prompt"]));
            return Prompt;
        }

        if (Prompt is not null && Prompt != Text)
        {
            Problems.Add(new FieldError("text", new LocalText(
                "`text` and `prompt` are given with different values. Give one of the two.",
                "`text` и `prompt` переданы с разными значениями. Передайте одно из двух.")));
        }

        return Text;
    }

    /// <summary>Brings the flat members and those in <c>params</c> together.</summary>
    protected static Dictionary<string, JsonElement> Merge(JsonElement body, BodyProblems problems)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in body.EnumerateObject())
        {
            if (!member.NameEquals("params"))
            {
                Take(members, member.Name, member.Value, problems);
            }
            else if (member.Value.ValueKind is JsonValueKind.Object)
            {
                problems.Refuse(StrictJson.TooManyMembers(member.Value));
                foreach (var option in member.Value.EnumerateObject())
                {
                    Take(members, option.Name, option.Value, problems);
                }
            }
            else if (member.Value.ValueKind is not JsonValueKind.Null)
            {
                problems.Mistype("params", "an object", member.Value);
            }
        }

        return members;
    }

    protected static bool HasMessages(JsonElement body) =>
        body.TryGetProperty("messages", out var messages) && messages.ValueKind is not JsonValueKind.Null;

    // Null is the same as not given; only a name that no model knows is still reported.
    private static void Take(Dictionary<string, JsonElement> members, string name, JsonElement value, BodyProblems problems)
    {
        if (members.TryAdd(name, value) || value.ValueKind is JsonValueKind.Null)
        {
            return;
        }

        if (members[name].ValueKind is JsonValueKind.Null)
        {
            members[name] = value;
        }
        else if (!JsonElement.DeepEquals(members[name], value))
        {
            problems.Add(name, LocalText.Format(
                "`{0}` is given twice with different values, at the top level and in `params`. Give it once.",
                "`{0}` передано дважды с разными значениями: на верхнем уровне и в `params`. Передайте один раз.", name));
        }
    }
}
