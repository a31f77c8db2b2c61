using System.Text.Json;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Responses;

/// <summary>Reads a request for a response. All errors are reported together, before anything is held or sent.</summary>
internal sealed class ReadResponse(ReadCall calls, ResponseHistory history)
{
    // A conversation that continues for hundreds of turns must not fill the database with its images.
    private const int MaxStoredLength = 1_000_000;

    private static readonly Dictionary<string, string> OwnNames = new(StringComparer.Ordinal)
    {
        ["max_tokens"] = "max_output_tokens",
        ["reasoning_effort"] = "reasoning.effort",
        ["response_format"] = "text.format",
    };

    public async Task<Result<GenerationRequest>> ReadAsync(Caller caller, ResponseRequest request, CancellationToken ct)
    {
        var found = TextModel.Find(calls, request.Model);
        if (found.IsError)
        {
            return found.Error;
        }

        RefuseWhatChangesTheReply(request);
        var before = await history.ReadAsync(caller.Account, request.PreviousResponseId, request.Problems);
        if (before.IsError)
        {
            return before.Error;
        }

        var (options, warnings) = (OptionsOf(request), new List<string>());
        OmitEffort(found.Value, options, warnings);
        var isStored = request.Store && request.Body.Length <= MaxStoredLength;
        var read = await calls.ReadAsync(
            caller,
            new DraftCall(found.Value, request.Problems)
            {
                AskedFor = request.Model,
                Options = options,
                OwnNames = OwnNames,
                Messages = [.. Instructions(request), .. before.Value, .. await InputAsync(caller, request)],
                TextMember = "input",
                ParallelToolCalls = request.ParallelToolCalls,
                Warnings = [.. warnings, .. Warnings(request, isStored)],
            },
            ct);
        return read.IsError || !isStored ? read : read.Value with { Conversation = request.Body };
    }

    private static IEnumerable<DraftMessage> Instructions(ResponseRequest request) =>
        request.Instructions is { Length: > 0 } text ? [DraftMessage.OfText("system", "instructions", text)] : [];

    private async Task<IReadOnlyList<DraftMessage>> InputAsync(Caller caller, ResponseRequest request) =>
        request.Input.ValueKind is JsonValueKind.Undefined
            ? []
            : new ReadItems(request.Problems, await history.FindReferencedAsync(caller.Account, request.Input)).Read(request.Input, "input");

    private static Dictionary<string, JsonElement> OptionsOf(ResponseRequest request)
    {
        var problems = request.Problems;
        var options = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        Add("max_tokens", request.MaxOutputTokens);
        Add("temperature", request.Temperature);
        Add("top_p", request.TopP);
        Add("reasoning_effort", ResponseTools.Effort(request.Reasoning, problems));
        Add("response_format", ResponseTools.Format(request.Text, problems));
        Add("tools", ResponseTools.Tools(request.Tools, problems));
        Add("tool_choice", ResponseTools.Choice(request.ToolChoice, problems));
        Add("user", request.User);
        return options;

        void Add(string name, JsonElement? value)
        {
            if (value is { } given)
            {
                options.Add(name, given);
            }
        }
    }

    // Coding agents name an effort in every call. A model that OpenAI lets think with tools only in its own Responses API would be of no use to them.
    private static void OmitEffort(Model model, Dictionary<string, JsonElement> options, List<string> warnings)
    {
        const string Effort = "reasoning_effort";
        if (options.ContainsKey("tools") && options.TryGetValue(Effort, out var effort) && effort.ValueKind is JsonValueKind.String
            && model.Options.GetValueOrDefault("tools")?.With.GetValueOrDefault(Effort) is { } allowed && !allowed.Contains(effort.GetString() ?? ""))
        {
            options.Remove(Effort);
            warnings.Add($"`reasoning.effort` was ignored: with `tools`, {model.Slug} takes only {string.Join(", ", allowed)} here.");
        }
    }

    private static void RefuseWhatChangesTheReply(ResponseRequest request)
    {
        Refuse(request.Background is true, "background", "`background` must be false: Tessera answers texts in the call.");
        Refuse(request.Conversation is not null, "conversation", "`conversation` is not supported. Use `previous_response_id`, or send the conversation in `input`.");
        Refuse(request.Prompt is not null, "prompt", "`prompt` is not supported: Tessera keeps no templates. Send `instructions` and `input`.");
        Refuse(request.TopLogprobs is > 0, "top_logprobs", "`top_logprobs` must be 0: Tessera does not pass on probabilities of tokens.");

        void Refuse(bool isGiven, string name, string message)
        {
            if (isGiven)
            {
                request.Problems.Add(name, message);
            }
        }
    }

    private static List<string> Warnings(ResponseRequest request, bool isStored)
    {
        var warnings = new List<string>();
        Warn(request.Truncation is not (null or "disabled"), "truncation");
        Warn(request.ContextManagement is not null, "context_management");
        Warn(request.Moderation is not null, "moderation");
        Warn(request.ServiceTier is not (null or "auto" or "default"), "service_tier");
        Warn(request.Text is { } text && JsonText.Of(text, "verbosity") is not (null or "medium"), "text.verbosity");
        if (request.Store && !isStored)
        {
            warnings.Add($"The request has more than {MaxStoredLength} characters, so the response is not stored and cannot be continued.");
        }

        return warnings;

        void Warn(bool isGiven, string name)
        {
            if (isGiven)
            {
                warnings.Add($"`{name}` is not carried out here and was ignored.");
            }
        }
    }
}
