using System.Net;
using System.Text.Json;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// Classifies the error replies of OpenAI and compatible servers by the status, the machine
/// code and phrases in the message. The upstream's message is shown only if it refuses a request as invalid.
/// https://platform.openai.com/docs/guides/error-codes
/// </summary>
/// <remarks>
/// A message may quote the user's text. So a problem with the operator's account, which disables a key, is never
/// inferred from the message of a reply that refuses the request itself.
/// </remarks>
internal static class OpenAiErrors
{
    private static readonly string[] FundsMarks =
    [
        "insufficient_quota", "billing_hard_limit", "billing_not_active", "insufficient_balance", "insufficient balance", "insufficient credits",
        "exceeded your current quota", "used all available credits", "doesn't have any credits", "monthly spending limit",
    ];

    private static readonly string[] ContentMarks =
    [
        "content_policy", "content policy", "content_filter", "content management policy", "moderation", "flagged", "safety system", "safety_violation",
        "usage guidelines", "safety_check", // the last two with a 403 at xAI, which it also answers to a key without the right
    ];

    private static readonly string[] LengthMarks =
        ["context_length_exceeded", "exceed_context_size", "maximum context length", "context window", "too many tokens"];

    // xAI's messages start with these, so they are not text of the user.
    private const string BadKey = "Incorrect API key provided";

    private static readonly string[] KeyMarks = ["invalid_api_key", "account_deactivated"];

    private static readonly string[] ModelMarks = ["model_not_found", "model_not_available", "model_not_exist", "model_decommissioned", "model_deprecated", "unknown_model", "invalid_model"];

    // The messages of DeepSeek, OpenRouter, xAI and OpenAI with a 400 or 403.
    private static readonly string[] ModelMessages =
        ["model not exist", "is not a valid model id", "model not found", "model does not exist", "does not have access to model", "must be verified to use the model"];

    // OpenRouter's messages for a model without image input or tools.
    private const string NoEndpoints = "no endpoints found that support";

    private static readonly string[] RateMarks = ["rate_limit", "too_many_requests"];

    private static readonly string[] OutageMarks = ["server_error", "internal_error", "internalservererror", "overloaded", "unavailable"];

    /// <summary>Reads an error reply: its meaning and its body.</summary>
    public static async Task<(ProviderFailure Failure, string Body)> ReadAsync(HttpResponseMessage response, string? key, CancellationToken ct)
    {
        var body = await ErrorBody.ReadAsync(response, ct);
        var status = (int)response.StatusCode;
        var failure = body.Root.ValueKind is JsonValueKind.Undefined ? Classify(status, "", body.Start, null, key) : Classify(status, body.Root, key);
        return (failure with { RetryAfter = HttpFailure.RetryAfter(response) }, body.Start);
    }

    /// <summary>
    /// The failure of media. After a gateway timeout a text can be requested again; media may already have been made and billed.
    /// </summary>
    public static async Task<ProviderFailure> OfTaskAsync(HttpResponseMessage response, string? key, CancellationToken ct) =>
        response.StatusCode is HttpStatusCode.GatewayTimeout ? HttpFailure.OfSubmit(response) : (await ReadAsync(response, key, ct)).Failure;

    /// <summary>An error inside a reply with status 200, or null if <paramref name="data"/> is not an error.</summary>
    public static ProviderFailure? InStream(JsonElement data, bool spoke, string? key)
    {
        if (ErrorIn(data) is not { } error)
        {
            return null;
        }

        // After part of the reply has arrived, an otherwise retryable error is a failed generation.
        var failure = Classify(StatusIn(error), data, key);
        return spoke && failure.Kind is FailureKind.Unavailable ? TextFailure.Failed : failure;
    }

    private static ProviderFailure Classify(int status, JsonElement root, string? key)
    {
        var error = root.Member("error") is var inner && SaysSomething(inner) ? inner : root;
        return error.ValueKind is JsonValueKind.Object
            ? Classify(status, $"{TextOf(error.Member("code"))} {TextOf(error.Member("type"))}", $"{TextOf(error.Member("message"))} {TextOf(error.Member("detail"))}", error.Text("message"), key)
            : Classify(status, TextOf(root.Member("code")), TextOf(error), error.AsText(), key);
    }

    private static ProviderFailure Classify(int status, string code, string message, string? sentence, string? key)
    {
        var aboutTheRequest = status is 0 or 400 or 403 or 422;
        return status switch
        {
            402 => HttpFailure.NoFunds,
            _ when Has(code, FundsMarks) || (status is 403 or 429 && Has(message, FundsMarks)) => HttpFailure.NoFunds,
            401 => HttpFailure.KeyRefused,
            _ when Has(code, KeyMarks) || (status is 400 && message.StartsWith(BadKey, StringComparison.Ordinal)) => HttpFailure.KeyRefused,
            404 when message.Contains(NoEndpoints, StringComparison.OrdinalIgnoreCase) =>
                new(FailureKind.InvalidInput, UpstreamMessage.Append("The provider's model cannot do what the request asks for.", sentence, key)),
            404 or 410 => HttpFailure.NoSuchModel,
            _ when Has(code, ModelMarks) || (status is 400 or 403 && Has(message, ModelMessages)) => HttpFailure.NoSuchModel,
            _ when Has(code, ContentMarks) || (aboutTheRequest && Has(message, ContentMarks)) =>
                TextFailure.ContentRefused,
            403 => HttpFailure.KeyRefused,
            _ when Has(code, LengthMarks) || (status is 0 or 400 or 413 or 422 && Has(message, LengthMarks)) =>
                new(FailureKind.InvalidInput, "The conversation is longer than the model can read. Send fewer or shorter messages."),
            429 when (code + message).Contains("concurren", StringComparison.OrdinalIgnoreCase) =>
                TextFailure.ConcurrencyLimited(),
            _ when status == 429 || Has(code, RateMarks) =>
                HttpFailure.RateLimited(),
            0 when Has(code, OutageMarks) => HttpFailure.Unavailable(status),
            0 => TextFailure.Failed,
            413 => HttpFailure.TooLarge,
            408 or 409 or 425 or >= 500 => HttpFailure.Unavailable(status),
            < 400 => HttpFailure.Redirected(status),
            _ => TextFailure.Invalid(status, sentence, key),
        };
    }

    /// <summary>
    /// The error, or null. An <c>error</c> that is null, empty, or an object without
    /// a value accompanies valid choices at some servers.
    /// </summary>
    private static JsonElement? ErrorIn(JsonElement data) =>
        data.Member("error") is var error && SaysSomething(error) ? error
        : data.Text("object") == "error" ? data
        : null;

    private static bool SaysSomething(JsonElement error) => error.ValueKind switch
    {
        JsonValueKind.String => !string.IsNullOrWhiteSpace(error.AsText()),
        JsonValueKind.Object => error.EnumerateObject().Any(member => member.Value.ValueKind switch
        {
            JsonValueKind.String => member.Value.AsText() is { Length: > 0 },
            JsonValueKind.Number => member.Value.AsText() is not "0",
            JsonValueKind.Array => member.Value.GetArrayLength() > 0,
            JsonValueKind.Object => member.Value.EnumerateObject().Any(),
            JsonValueKind.True => true,
            _ => false,
        }),
        _ => false,
    };

    /// <summary>Several servers put the status, which they could no longer send, into the code.</summary>
    private static int StatusIn(JsonElement error) => error.Index("code") is { } status and >= 400 and < 600 ? status : 0;

    /// <summary>A value of any kind as text, to search for phrases.</summary>
    private static string TextOf(JsonElement value) =>
        value.AsText() ?? (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? value.GetRawText() : "");

    private static bool Has(string body, string[] marks) =>
        Array.Exists(marks, mark => body.Contains(mark, StringComparison.OrdinalIgnoreCase));
}
