using System.Text.Json;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.MiniMax;

/// <summary>
/// <c>{base_resp: {status_code, status_msg}}</c>, with any HTTP status. https://platform.minimax.io/docs/api-reference/errorcode
/// </summary>
internal static class MiniMaxErrors
{
    public static async Task<ProviderFailure> OfSubmitAsync(HttpResponseMessage response, string? key, CancellationToken ct)
    {
        var body = await ErrorBody.ReadAsync(response, ct);
        return In(body.Root, response, key)
            ?? HttpFailure.OfSubmit(response, body.Text("base_resp", "status_msg") ?? body.Text("error", "message") ?? body.Text("message"), key);
    }

    public static async Task<ProviderFailure> OfPollAsync(HttpResponseMessage response, string? key, CancellationToken ct) =>
        In((await ErrorBody.ReadAsync(response, ct)).Root, response, key) ?? HttpFailure.OfPoll(response);

    /// <summary>The failure that a reply reports; null if it reports none.</summary>
    public static ProviderFailure? In(JsonElement reply, HttpResponseMessage response, string? key) => reply.Member("base_resp").Count("status_code") switch
    {
        null or 0 => null,
        1000 or 1001 or 1024 or 1033 => HttpFailure.Unavailable(0),
        1002 or 1039 or 2045 => HttpFailure.RateLimited(HttpFailure.RetryAfter(response)),
        1041 => HttpFailure.TooManyAtOnce(response),
        1004 or 2049 => HttpFailure.KeyRefused,
        1008 or 2056 => HttpFailure.NoFunds,
        1026 => HttpFailure.InputRefused,
        1027 => HttpFailure.OutputRefused,
        2061 => HttpFailure.NoSuchModel,
        // A value of the request, a text that is mostly unreadable, or a voice.
        1042 or 1043 or 1044 or 2013 or 2037 or 2038 or 2039 or 2042 or 2048 or 20132 => HttpFailure.Invalid(reply.Member("base_resp").Text("status_msg"), key),
        _ => HttpFailure.Broken,
    };
}
