using System.Text.Json;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Anthropic;

/// <summary>Classifies Anthropic's error replies. https://docs.anthropic.com/en/api/errors</summary>
/// <remarks>
/// A message may quote the user's text, though never at its start. So the errors that disable a key are recognised by the
/// status, the type and the start of the message only.
/// </remarks>
internal static class AnthropicErrors
{
    // The message starts with these, so they are not text of the user.
    private static readonly string[] NoCredit = ["Your credit balance is too low", "You have reached your specified API usage limits"];

    private const string Disabled = "This organization has been disabled";

    private const string Filtered = "Output blocked by content filtering policy";

    /// <summary>Reads an error reply.</summary>
    public static async Task<ProviderFailure> ReadAsync(HttpResponseMessage response, string? key, CancellationToken ct)
    {
        var root = (await ErrorBody.ReadAsync(response, ct)).Root;
        var error = root.Member("error") is { ValueKind: JsonValueKind.Object } inner ? inner : root;
        return Classify((int)response.StatusCode, error, key) with { RetryAfter = HttpFailure.RetryAfter(response) };
    }

    /// <summary>An error inside a reply with status 200.</summary>
    /// <param name="error">Its <c>error</c> member, of any shape.</param>
    /// <param name="spoke">Whether part of the reply had arrived: then the work had begun, and a retry would be new work.</param>
    /// <param name="key">The key, which is removed from the message.</param>
    public static ProviderFailure InStream(JsonElement error, bool spoke, string? key)
    {
        var failure = Classify(0, error, key);
        return spoke && failure.Kind is FailureKind.Unavailable ? TextFailure.Failed : failure;
    }

    private static ProviderFailure Classify(int status, JsonElement error, string? key) =>
        Classify(status, error.Text("type") ?? "", error.Text("message") ?? "", key);

    private static ProviderFailure Classify(int status, string type, string message, string? key) => (type, status) switch
    {
        ("billing_error", _) or (_, 402) => HttpFailure.NoFunds,
        _ when Begins(message, NoCredit) => HttpFailure.NoFunds,
        _ when message.StartsWith(Filtered, StringComparison.Ordinal) || (status is 403 && HttpFailure.IsPolicy(message)) =>
            TextFailure.ContentRefused,
        ("authentication_error" or "permission_error", _) or (_, 401 or 403) => HttpFailure.KeyRefused,
        _ when message.StartsWith(Disabled, StringComparison.Ordinal) => HttpFailure.KeyRefused,
        ("rate_limit_error", _) or (_, 429) => Limited(message),
        ("request_too_large", _) or (_, 413) => HttpFailure.TooLarge,
        ("not_found_error", _) or (_, 404 or 410) => HttpFailure.NoSuchModel,
        ("overloaded_error" or "api_error" or "timeout_error" or "conflict_error", _) or (_, 408 or 409 or 425 or >= 500) =>
            HttpFailure.Unavailable(status),
        ("invalid_request_error", _) or (_, >= 400) =>
            TextFailure.Invalid(status, message, key),
        (_, 0) => TextFailure.Failed,
        _ => HttpFailure.Redirected(status),
    };

    private static bool Begins(string message, string[] starts) => Array.Exists(starts, start => message.StartsWith(start, StringComparison.Ordinal));

    private static ProviderFailure Limited(string message) => message.Contains("concurren", StringComparison.OrdinalIgnoreCase)
        ? TextFailure.ConcurrencyLimited()
        : HttpFailure.RateLimited();
}
