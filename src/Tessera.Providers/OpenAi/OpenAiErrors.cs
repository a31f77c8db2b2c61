using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Tessera.Providers.Sse;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// Classifies what OpenAI and the servers that speak its protocol answer instead of a reply: by the status, the machine
/// code and marks in the message. The upstream's own words are shown only where it refuses a request as invalid.
/// https://platform.openai.com/docs/guides/error-codes
/// </summary>
/// <remarks>
/// A message may repeat what the user wrote. So a verdict on the operator's account, which switches a key off, is never
/// read out of the message of a reply that refuses the request itself.
/// </remarks>
internal static class OpenAiErrors
{
    private const int MaxBodyBytes = 64 * 1024;

    private static readonly string[] FundsMarks =
    [
        "insufficient_quota", "billing_hard_limit", "billing_not_active", "insufficient_balance", "insufficient balance", "insufficient credits",
        "exceeded your current quota", "used all available credits", "doesn't have any credits",
    ];

    private static readonly string[] ContentMarks =
        ["content_policy", "content policy", "content_filter", "content management policy", "moderation", "flagged", "safety system", "safety_violation"];

    private static readonly string[] LengthMarks =
        ["context_length_exceeded", "exceed_context_size", "maximum context length", "context window", "too many tokens"];

    // How xAI begins; nothing the user wrote stands before it.
    private const string BadKey = "Incorrect API key provided";

    private static readonly string[] KeyMarks = ["invalid_api_key", "account_deactivated"];

    private static readonly string[] RateMarks = ["rate_limit", "too_many_requests"];

    private static readonly string[] OutageMarks = ["server_error", "internal_error", "internalservererror", "overloaded", "unavailable"];

    /// <summary>Reads a reply whose status is no success.</summary>
    public static async Task<ProviderFailure> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var (text, _) = await BoundedText.ReadStartAsync(body, MaxBodyBytes, ct);
        return Classify((int)response.StatusCode, text) with { RetryAfter = RetryAfterOf(response.Headers) };
    }

    /// <summary>An error inside a stream that began with 200, or null when <paramref name="data"/> is none.</summary>
    public static ProviderFailure? InStream(JsonElement data, bool spoke)
    {
        if (!HasError(data))
        {
            return null;
        }

        // Once it spoke the work had begun: what was worth another try before is a failed generation now.
        var failure = Classify(StatusIn(data), data);
        return spoke && failure.Kind is FailureKind.Unavailable ? Failed : failure;
    }

    /// <summary>Pure: the failure of a status and a body of whatever shape.</summary>
    internal static ProviderFailure Classify(int status, string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body.AsMemory().TrimStart());
            return Classify(status, document.RootElement);
        }
        catch (JsonException)
        {
            return Classify(status, "", body);
        }
    }

    private static ProviderFailure Classify(int status, JsonElement root)
    {
        var error = root.ValueKind is JsonValueKind.Object && root.TryGetProperty("error", out var inner) ? inner : root;
        return error.ValueKind is JsonValueKind.Object
            ? Classify(status, $"{Member(error, "code")} {Member(error, "type")}", $"{Member(error, "message")} {Member(error, "detail")}", Sentence(error))
            : Classify(status, root.ValueKind is JsonValueKind.Object ? Member(root, "code") : "", error.ToString(), error.ValueKind is JsonValueKind.String ? error.GetString() : null);
    }

    private static ProviderFailure Classify(int status, string code, string message, string? sentence = null)
    {
        var aboutTheRequest = status is 0 or 400 or 403 or 422;
        return status switch
        {
            402 => NoFunds,
            _ when Has(code, FundsMarks) || (status is 403 or 429 && Has(message, FundsMarks)) => NoFunds,
            401 => KeyRefused,
            _ when Has(code, KeyMarks) || (status is 400 && message.StartsWith(BadKey, StringComparison.Ordinal)) => KeyRefused,
            _ when Has(code, ContentMarks) || (aboutTheRequest && Has(message, ContentMarks)) =>
                new(FailureKind.ContentRefused, "The provider refused this content by its policy."),
            403 => KeyRefused,
            _ when Has(code, LengthMarks) || (status is 0 or 400 or 413 or 422 && Has(message, LengthMarks)) =>
                new(FailureKind.InvalidInput, "The conversation is longer than the model can read. Send fewer or shorter messages."),
            429 when (code + message).Contains("concurren", StringComparison.OrdinalIgnoreCase) =>
                new(FailureKind.ConcurrencyLimited, "The provider answers as many requests at once as it allows."),
            _ when status == 429 || Has(code, RateMarks) =>
                new(FailureKind.RateLimited, "The provider allows no more requests for the moment."),
            0 when Has(code, OutageMarks) => new(FailureKind.Unavailable, "The provider is out of order."),
            0 => Failed,
            404 => new(FailureKind.InvalidInput, "The provider does not know this model, or its address is wrong."),
            413 => new(FailureKind.InvalidInput, "The request is larger than the provider accepts."),
            408 or 409 or 425 or >= 500 => new(FailureKind.Unavailable, Worded(status, "The provider is out of order")),
            < 400 => new(FailureKind.Unavailable, Worded(status, "The provider answered with a redirect, which is not followed")),
            _ => new(FailureKind.InvalidInput, VendorSentence.After(Worded(status, "The provider refused the request as invalid"), sentence)),
        };
    }

    private static bool HasError(JsonElement data) =>
        data.ValueKind is JsonValueKind.Object
        && ((data.TryGetProperty("error", out var error) && error.ValueKind is JsonValueKind.Object or JsonValueKind.String)
            || (data.TryGetProperty("object", out var kind) && kind.ValueKind is JsonValueKind.String && kind.ValueEquals("error")));

    /// <summary>Several servers put the status they could not send any more into the code.</summary>
    private static int StatusIn(JsonElement data)
    {
        var error = data.TryGetProperty("error", out var inner) ? inner : data;
        return error.ValueKind is JsonValueKind.Object && error.TryGetProperty("code", out var code)
            && code.ValueKind is JsonValueKind.Number && code.TryGetInt32(out var status) && status is >= 400 and < 600 ? status : 0;
    }

    private static string? Sentence(JsonElement error) =>
        error.TryGetProperty("message", out var message) && message.ValueKind is JsonValueKind.String ? message.GetString() : null;

    private static string Member(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static ProviderFailure NoFunds => new(FailureKind.FundsUpstream, "The provider account has no funds left.");

    private static ProviderFailure KeyRefused => new(FailureKind.AuthUpstream, "The provider refused the server's key.");

    private static ProviderFailure Failed => new(FailureKind.TaskFailed, "The provider failed while it was answering.");

    private static string Worded(int status, string sentence) =>
        string.Create(CultureInfo.InvariantCulture, $"{sentence} (status {status}).");

    private static bool Has(string body, string[] marks) =>
        Array.Exists(marks, mark => body.Contains(mark, StringComparison.OrdinalIgnoreCase));

    /// <summary>In milliseconds, in seconds, or as a date, which is read against the server's own clock.</summary>
    private static TimeSpan? RetryAfterOf(HttpResponseHeaders headers)
    {
        if (headers.TryGetValues("retry-after-ms", out var values)
            && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds is >= 0 and < int.MaxValue)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        var wait = headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date - headers.Date);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
