using System.Text.Json;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Chat;

/// <summary>Reads a chat completion. All errors are reported together, before anything is held or sent.</summary>
internal sealed class ReadChat(ReadCall calls)
{
    private static readonly string[] Roles = ["system", "developer", "user", "assistant", "tool"];

    private static readonly Dictionary<string, string> NoNames = [];

    private static readonly Dictionary<string, string> CompletionTokens = new(StringComparer.Ordinal) { ["max_tokens"] = "max_completion_tokens" };

    public async Task<Result<GenerationRequest>> ReadAsync(Caller caller, ChatRequest request, CancellationToken ct)
    {
        // Absent or null in the body, which has been reported: without a model the options cannot be checked.
        if (request.Model is not { } model)
        {
            return request.Problems.Error ?? ApiErrors.Validation(new FieldError("model", $"`model` is required: a slug from GET {OpenAiFeature.ModelsPath}."));
        }

        var found = TextModel.Find(calls, model);
        if (found.IsError)
        {
            return found.Error;
        }

        RefuseWhatChangesTheReply(request);
        return await calls.ReadAsync(
            caller,
            new DraftCall(found.Value, request.Problems)
            {
                AskedFor = model,
                Options = OptionsOf(request),
                OwnNames = request.MaxCompletionTokens is null ? NoNames : CompletionTokens,
                Messages = request.Messages.ValueKind is JsonValueKind.Undefined ? [] : new ChatMessages(request.Problems) { Roles = Roles }.Read(request.Messages),
                TextMember = "messages",
                ParallelToolCalls = request.ParallelToolCalls,
                Warnings = Warnings(request),
            },
            ct);
    }

    /// <summary>Whether a stream ends with its usage.</summary>
    public static bool IncludesUsage(ChatRequest request) =>
        request.StreamOptions is { ValueKind: JsonValueKind.Object } options
        && options.TryGetProperty("include_usage", out var asked) && asked.ValueKind is JsonValueKind.True;

    private static Dictionary<string, JsonElement> OptionsOf(ChatRequest request)
    {
        if (request is { MaxTokens: not null, MaxCompletionTokens: not null })
        {
            request.Problems.Add("max_tokens", "`max_tokens` and `max_completion_tokens` mean the same. Give one of the two.");
        }

        var options = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        Add("max_tokens", request.MaxCompletionTokens ?? request.MaxTokens);
        Add("temperature", request.Temperature);
        Add("top_p", request.TopP);
        Add("presence_penalty", request.PresencePenalty);
        Add("frequency_penalty", request.FrequencyPenalty);
        Add("stop", request.Stop);
        Add("seed", request.Seed);
        Add("n", request.N);
        Add("reasoning_effort", request.ReasoningEffort);
        Add("response_format", request.ResponseFormat);
        Add("tools", request.Tools);
        Add("tool_choice", request.ToolChoice);
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

    // A reply without them would look like the one that was asked for.
    private static void RefuseWhatChangesTheReply(ChatRequest request)
    {
        var problems = request.Problems;
        if (request.StreamOptions is { } options && options.ValueKind is not JsonValueKind.Object)
        {
            problems.Mistype("stream_options", "an object", options);
        }

        Refuse(request.Logprobs is true, "logprobs", "`logprobs` must be false: Tessera does not pass on probabilities of tokens.");
        Refuse(request.TopLogprobs is > 0, "top_logprobs", "`top_logprobs` must be 0: Tessera does not pass on probabilities of tokens.");
        Refuse(request.LogitBias is { } bias && !IsEmpty(bias), "logit_bias", "`logit_bias` must be empty: Tessera does not carry it out.");
        Refuse(request.Modalities is { } modalities && !IsTextOnly(modalities), "modalities", "`modalities` must be [\"text\"]. For sound, use POST /v1/audio/speech.");
        Refuse(request.Audio is not null, "audio", "`audio` is not supported here. For sound, use POST /v1/audio/speech.");
        Refuse(request.WebSearchOptions is not null, "web_search_options", "`web_search_options` is not supported: Tessera's models do not search the web.");
        Refuse(request.Functions is not null, "functions", "`functions` is not supported. Give them in `tools`, each as {\"type\":\"function\",\"function\":…}.");
        Refuse(request.FunctionCall is not null, "function_call", "`function_call` is not supported. Use `tool_choice`.");

        void Refuse(bool isGiven, string name, string message)
        {
            if (isGiven)
            {
                problems.Add(name, message);
            }
        }
    }

    private static List<string> Warnings(ChatRequest request)
    {
        var warnings = new List<string>();
        Warn(request.Prediction is not null, "prediction");
        Warn(request.Moderation is not null, "moderation");
        Warn(request.Verbosity is not (null or "medium"), "verbosity");
        Warn(request.ServiceTier is not (null or "auto" or "default"), "service_tier");
        return warnings;

        void Warn(bool isGiven, string name)
        {
            if (isGiven)
            {
                warnings.Add($"`{name}` is not carried out here and was ignored.");
            }
        }
    }

    private static bool IsEmpty(JsonElement bias) => bias.ValueKind is JsonValueKind.Object && bias.GetPropertyCount() == 0;

    private static bool IsTextOnly(JsonElement modalities) =>
        modalities.ValueKind is JsonValueKind.Array
        && modalities.EnumerateArray().All(modality => modality.ValueKind is JsonValueKind.String && modality.ValueEquals("text"));
}
