using System.Text.Json;
using Tessera.Providers.Http;

namespace Tessera.Providers.Fal;

/// <summary>
/// Models answer with a list under <c>detail</c> with a type for each item, the platform with a sentence under
/// <c>detail</c> with its type beside it or in a header. https://docs.fal.ai/model-apis/errors
/// </summary>
internal static class FalErrors
{
    private static readonly string[] FundsMarks = ["exhausted balance", "insufficient", "top up", "user is locked"];

    // The application's owner has made it private; the key is valid for all others.
    private static readonly string[] ForeignMarks = ["cannot access application"];

    /// <summary>The endpoint refused the job.</summary>
    public static async Task<ProviderFailure> OfSubmitAsync(HttpResponseMessage response, string? key, CancellationToken ct)
    {
        var body = await ErrorBody.ReadAsync(response, ct);
        var type = TypeOf(response, body);
        var sentence = SentenceOf(body);
        var status = (int)response.StatusCode;
        return type switch
        {
            "content_policy_violation" => HttpFailure.InputRefused,
            "concurrent_requests_limit" => HttpFailure.TooManyAtOnce(response),
            _ when status is 403 or 429 && Has(sentence, FundsMarks) => HttpFailure.NoFunds,
            _ when status is 401 or 403 && Has(sentence, ForeignMarks) => HttpFailure.NoSuchModel,
            // fal's own retry header takes precedence over the status.
            _ when status >= 500 && Header(response, "x-fal-retryable") == "false" => HttpFailure.Broken,
            _ => HttpFailure.OfSubmit(response, sentence, key),
        };
    }

    /// <summary>The queue did not return the job's status.</summary>
    public static async Task<ProviderFailure> OfStatusAsync(HttpResponseMessage response, string? key, CancellationToken ct) =>
        HttpFailure.OfPoll(response, SentenceOf(await ErrorBody.ReadAsync(response, ct)), key);

    /// <summary>The job ended and its result is the model's error, or the result cannot be fetched at the moment.</summary>
    public static async Task<ProviderFailure> OfResultAsync(HttpResponseMessage response, string? key, CancellationToken ct)
    {
        var body = await ErrorBody.ReadAsync(response, ct);
        var status = (int)response.StatusCode;
        return TypeOf(response, body) switch
        {
            "content_policy_violation" => HttpFailure.OutputRefused,
            _ when status is 400 or 422 && body.At("detail").ValueKind is not JsonValueKind.Undefined =>
                HttpFailure.Invalid(SentenceOf(body), key),
            null when status is 401 or 403 or 404 or 410 or 429 || !body.IsObject => HttpFailure.OfPoll(response),
            var type => Broken(type),
        };
    }

    /// <summary>An error beside the status <c>COMPLETED</c>, or null.</summary>
    public static ProviderFailure? InStatus(JsonElement error, string? type) => type switch
    {
        "content_policy_violation" => HttpFailure.OutputRefused,
        null when error.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.False => null,
        _ => Broken(type),
    };

    private static ProviderFailure Broken(string? type) =>
        HttpFailure.Broken with { IsTimeout = type?.EndsWith("timeout", StringComparison.Ordinal) is true };

    private static string? TypeOf(HttpResponseMessage response, ErrorBody body) =>
        body.Text("detail", "0", "type") ?? body.Text("error_type") ?? Header(response, "x-fal-error-type");

    private static string? SentenceOf(ErrorBody body) => body.Text("detail") ?? body.Text("detail", "0", "msg");

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.First() : null;

    private static bool Has(string? sentence, string[] marks) =>
        sentence is not null && Array.Exists(marks, mark => sentence.Contains(mark, StringComparison.OrdinalIgnoreCase));
}
