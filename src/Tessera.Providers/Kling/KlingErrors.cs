using System.Text.Json;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Kling;

/// <summary><c>{code, message, request_id}</c>, with a status of HTTP or with 200. https://kling.ai/document-api (error codes)</summary>
internal static class KlingErrors
{
    public static async Task<ProviderFailure> OfSubmitAsync(HttpResponseMessage response, string? key, CancellationToken ct)
    {
        var body = await ErrorBody.ReadAsync(response, ct);
        return In(body.Root, response, key) ?? HttpFailure.OfSubmit(response, body.Text("message"), key);
    }

    public static async Task<ProviderFailure> OfPollAsync(HttpResponseMessage response, string? key, CancellationToken ct) =>
        In((await ErrorBody.ReadAsync(response, ct)).Root, response, key) ?? HttpFailure.OfPoll(response);

    /// <summary>The failure that a reply reports; null if it reports none.</summary>
    public static ProviderFailure? In(JsonElement reply, HttpResponseMessage response, string? key) => reply.Count("code") switch
    {
        null or 0 => null,
        // A key that is wrong, and an address from which it may not be used.
        >= 1000 and <= 1004 or 1304 => HttpFailure.KeyRefused,
        >= 1100 and <= 1102 => HttpFailure.NoFunds,
        1103 or 1202 or 1203 => HttpFailure.NoSuchModel,
        1200 or 1201 => HttpFailure.Invalid(reply.Text("message"), key),
        1300 or 1301 => HttpFailure.InputRefused,
        1302 => HttpFailure.RateLimited(HttpFailure.RetryAfter(response)),
        1303 => HttpFailure.TooManyAtOnce(response),
        // With 504 it is unknown whether the work was begun, which the status says.
        5002 when !response.IsSuccessStatusCode => null,
        >= 5000 and <= 5002 => HttpFailure.Unavailable((int)response.StatusCode),
        _ => HttpFailure.Broken,
    };

    /// <summary>Why a task has failed. What the platform withholds is only named in a sentence.</summary>
    public static ProviderFailure OfTask(string? message) =>
        HttpFailure.IsPolicy(message) || message?.Contains("risk control", StringComparison.OrdinalIgnoreCase) == true
            ? HttpFailure.OutputRefused
            : HttpFailure.Broken;
}
