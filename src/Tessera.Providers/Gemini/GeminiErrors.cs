using System.Globalization;
using System.Text.Json;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Gemini;

/// <summary>
/// Classifies Google's error replies by the status code, its name and the typed details.
/// https://ai.google.dev/gemini-api/docs/troubleshooting, https://google.aip.dev/193
/// </summary>
/// <remarks>
/// 429 has three meanings: a quota per minute is a rate limit; a quota per day, or exhausted prepaid credit,
/// does not recover by waiting; and there is a limit on concurrent requests.
/// </remarks>
internal static class GeminiErrors
{
    // Every 429 of Google's contains "check your plan and billing details".
    private static readonly string[] FundsMarks = ["prepay", "credits are depleted", "spending cap", "spend cap"];

    // The message starts with these, so they are not text of the user.
    private const string BadKey = "API key not valid";

    private const string Unsafe = "The prompt could not be submitted";

    private static readonly TimeSpan MaxWait = TimeSpan.FromHours(24);

    /// <summary>Reads an error reply.</summary>
    public static async Task<ProviderFailure> ReadAsync(HttpResponseMessage response, string? key, CancellationToken ct)
    {
        var body = await ErrorBody.ReadAsync(response, ct);
        var failure = Classify((int)response.StatusCode, ErrorIn(body.Root) ?? default, key);
        return failure.RetryAfter is null ? failure with { RetryAfter = HttpFailure.RetryAfter(response) } : failure;
    }

    /// <summary>An error inside a stream with status 200, or null if <paramref name="data"/> is not an error.</summary>
    /// <param name="data">An event.</param>
    /// <param name="spoke">Whether part of the reply had arrived: then the work had begun, and a retry would be new work.</param>
    /// <param name="key">The key, which is removed from the message.</param>
    public static ProviderFailure? InStream(JsonElement data, bool spoke, string? key)
    {
        if (ErrorIn(data) is not { } error)
        {
            return null;
        }

        var failure = Classify(Status(error), error, key);
        return spoke && failure.Kind is FailureKind.Unavailable
            ? TextFailure.Failed
            : failure;
    }

    private static ProviderFailure Classify(int status, JsonElement error, string? key)
    {
        var name = error.Text("status") ?? "";
        var reasons = Details(error).Select(detail => detail.Text("reason")).ToArray();
        return (name, status) switch
        {
            _ when reasons.Contains("API_KEY_INVALID") || MessageOf(error).StartsWith(BadKey, StringComparison.Ordinal) => HttpFailure.KeyRefused,
            _ when reasons.Contains("BILLING_DISABLED") || status == 402 => NoFunds,
            _ when status is 403 && HttpFailure.IsPolicy(MessageOf(error)) => HttpFailure.InputRefused,
            ("UNAUTHENTICATED" or "PERMISSION_DENIED", _) or (_, 401 or 403) => HttpFailure.KeyRefused,
            ("RESOURCE_EXHAUSTED", _) or (_, 429) => Exhausted(error),
            ("FAILED_PRECONDITION", _) when Says(error, "billing") => NoFunds,
            ("FAILED_PRECONDITION", _) => new(FailureKind.AuthUpstream, "The provider does not serve the server's account or region."),
            ("NOT_FOUND", _) or (_, 404 or 410) => HttpFailure.NoSuchModel,
            _ when status is 400 && MessageOf(error).StartsWith(Unsafe, StringComparison.Ordinal) => HttpFailure.InputRefused,
            (_, 413) => HttpFailure.TooLarge,
            ("UNAVAILABLE" or "INTERNAL" or "DEADLINE_EXCEEDED" or "CANCELLED" or "ABORTED", _) or (_, 408 or 409 or 425 or 499 or >= 500) =>
                HttpFailure.Unavailable(status),
            ("INVALID_ARGUMENT" or "OUT_OF_RANGE", _) or (_, >= 400) =>
                TextFailure.Invalid(status, MessageOf(error), key),
            (_, 0) => TextFailure.Failed,
            _ => HttpFailure.Redirected(status),
        };
    }

    private static ProviderFailure Exhausted(JsonElement error)
    {
        var quotas = string.Join(' ', Details(error).Select(detail => detail.TryGetProperty("violations", out var violations) ? violations.ToString() : ""));
        var isDaily = quotas.Contains("PerDay", StringComparison.Ordinal) && !quotas.Contains("PerMinute", StringComparison.Ordinal);
        if (isDaily || Array.Exists(FundsMarks, mark => Says(error, mark)))
        {
            return NoFunds;
        }

        return Says(error, "concurren") || quotas.Contains("concurren", StringComparison.OrdinalIgnoreCase)
            ? TextFailure.ConcurrencyLimited(RetryDelay(error))
            : HttpFailure.RateLimited(RetryDelay(error));
    }

    private static IEnumerable<JsonElement> Details(JsonElement error) => error.Items("details");

    /// <summary>The <c>error</c> member; without server-sent events an error is an array of one object.</summary>
    private static JsonElement? ErrorIn(JsonElement data)
    {
        var first = data.ValueKind is JsonValueKind.Array && data.GetArrayLength() > 0 ? data[0] : data;
        return first.Member("error") switch
        {
            { ValueKind: JsonValueKind.Object } error when error.EnumerateObject().Any() => error,
            { ValueKind: JsonValueKind.String } error when !string.IsNullOrWhiteSpace(error.AsText()) => error,
            _ => null,
        };
    }

    private static int Status(JsonElement error) => error.Index("code") is { } status and >= 400 and < 600 ? status : 0;

    /// <summary>The seconds of a <c>google.rpc.RetryInfo</c>, for example <c>22.5s</c>.</summary>
    private static TimeSpan? RetryDelay(JsonElement error) => Details(error)
        .Select(detail => detail.Text("retryDelay"))
        .OfType<string>()
        .Where(delay => delay.EndsWith('s'))
        .Select(delay => Seconds(delay.AsSpan(0, delay.Length - 1)))
        .FirstOrDefault();

    private static TimeSpan? Seconds(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= (decimal)MaxWait.TotalSeconds
            ? TimeSpan.FromMilliseconds((long)(seconds * 1000))
            : null;

    private static bool Says(JsonElement error, string mark) => MessageOf(error).Contains(mark, StringComparison.OrdinalIgnoreCase);

    private static string MessageOf(JsonElement error) => error.AsText() ?? error.Text("message") ?? "";

    private static ProviderFailure NoFunds => new(FailureKind.FundsUpstream, "The provider account has no funds or quota left.");
}
