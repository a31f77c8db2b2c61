using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Anthropic.Messages;

/// <summary>Reads the calls with messages. All errors are reported together, before anything is held or sent.</summary>
internal sealed class ReadMessageCall(ReadCall calls)
{
    private static readonly Dictionary<string, string> OwnNames = new(StringComparer.Ordinal)
    {
        ["parallel_tool_calls"] = "tool_choice.disable_parallel_tool_use",
    };

    public async Task<Result<GenerationRequest>> ReadAsync(Caller caller, MessageRequest request, CancellationToken ct)
    {
        var draft = ReadDraft(request);
        if (draft.IsError)
        {
            return draft.Error;
        }

        var options = new Dictionary<string, JsonElement>(draft.Value.Options, StringComparer.Ordinal)
        {
            ["max_tokens"] = JsonSerializer.SerializeToElement(request.MaxTokens),
        };
        if (request.StopSequences is { } stops)
        {
            options["stop"] = JsonSerializer.SerializeToElement(stops);
        }

        Take("temperature", request.Temperature);
        Take("top_p", request.TopP);
        Take("user", request.Metadata?.Member("user_id"));
        Refuse("container", request.Container, "code does not run here");
        Refuse("thread", request.Thread, "conversations are not kept; send all messages");
        return await calls.ReadAsync(caller, draft.Value with { Options = options }, ct);

        void Take(string option, JsonElement? given)
        {
            if (given is { } value)
            {
                options[option] = value;
            }
        }

        void Refuse(string member, JsonElement? given, string why)
        {
            if (IsGiven(given))
            {
                request.Problems.Add(member, $"`{member}` is not possible here: {why}. Omit it.");
            }
        }
    }

    /// <summary>What a conversation asks for, before anything that it refers to is read.</summary>
    public Result<DraftCall> ReadDraft(ConversationRequest request)
    {
        var problems = request.Problems;
        if (string.IsNullOrEmpty(request.Model))
        {
            return problems.Error ?? ApiErrors.Validation(new FieldError("model", "`model` is required: the ID of a model from GET /v1/models."));
        }

        var found = calls.FindVendorModel(request.Model, AnthropicFeature.ModelsRoute);
        if (found.IsError)
        {
            return found.Error;
        }

        var model = found.Value;
        if (model.Category != Category.Text)
        {
            return ApiErrors.Validation(new FieldError("model", $"`model` is {Excerpt.Of(request.Model)}, which makes no text. GET /v1/models lists those that do."));
        }

        if (request.McpServers is { ValueKind: JsonValueKind.Array } servers && servers.GetArrayLength() > 0)
        {
            problems.Add("mcp_servers", "`mcp_servers` must be empty: remote tools are not offered here. Call them yourself and describe them in `tools`.");
        }

        var turns = new MessageTurns(problems);
        var messages = turns.Read(request.System, request.Messages);
        var ignored = new List<string>(request.WithoutEffect.Where(member => IsGiven(member.Given)).Select(member => member.Name));
        var thinking = request.Thinking?.Text("type") is null or "disabled" ? null : request.Thinking;
        var isThoughtful = thinking is not null && calls.FirstText(model) is { CarriesThinking: true };
        if (thinking is not null && !isThoughtful)
        {
            ignored.Add("thinking");
        }

        var options = ReadOptions(model, request, ignored);
        return new DraftCall(model, problems)
        {
            AskedFor = request.Model,
            Options = options,
            OwnNames = OwnNames,
            Messages = messages,
            ParallelToolCalls = request.ToolChoice?.Member("disable_parallel_tool_use") is { ValueKind: JsonValueKind.True } ? false : null,
            Thinking = isThoughtful ? thinking : null,
            TextMember = "messages",
            Warnings = [.. ignored.Concat(turns.Ignored.Where(name => !(isThoughtful && name == "thinking"))).Distinct(StringComparer.Ordinal).Select(name => $"`{name}` is not carried out here and was ignored.")],
        };
    }

    private static Dictionary<string, JsonElement> ReadOptions(Model model, ConversationRequest request, List<string> ignored)
    {
        var options = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var tools = new MessageTools(request.Problems, ignored);
        if (request.Tools is { ValueKind: not JsonValueKind.Null } given && tools.ReadTools(given) is { } read)
        {
            options["tools"] = read;
        }

        if (request.ToolChoice is { ValueKind: not JsonValueKind.Null } choice && tools.ReadChoice(choice) is { } chosen)
        {
            options["tool_choice"] = chosen;
        }

        if ((request.OutputConfig?.Member("format") ?? request.OutputFormat) is { ValueKind: not JsonValueKind.Null } format)
        {
            options["response_format"] = FormatOf(format);
        }

        if (EffortOf(model, request) is { } effort)
        {
            options["reasoning_effort"] = effort;
        }

        return options;
    }

    // OpenAI's form has the schema one level deeper, under a name.
    private static JsonElement FormatOf(JsonElement format) => format.Text("type") == "json_schema" && format.Member("schema") is { } schema
        ? JsonSerializer.SerializeToElement(new { type = "json_schema", json_schema = new { name = "reply", schema } })
        : format;

    private static JsonElement? EffortOf(Model model, ConversationRequest request) => request.Thinking?.Text("type") != "disabled"
        ? request.OutputConfig?.Member("effort")
        // A model that always thinks, or never, has no such option.
        : model.Options.TryGetValue("reasoning_effort", out var rule) && OptionCheck.AllowedTexts(rule)?.Contains("none") is true
            ? JsonSerializer.SerializeToElement("none")
            : null;

    private static bool IsGiven(JsonElement? member) => member is { ValueKind: not JsonValueKind.Null };
}
