using Tessera.Providers.Http;

namespace Tessera.Providers.Deepgram;

/// <summary><c>{err_code, err_msg, request_id}</c>, or <c>{category, message, details, request_id}</c>. https://developers.deepgram.com/reference/errors</summary>
/// <remarks>429 is the limit on concurrent requests of the account's project; there is no limit on requests per minute.</remarks>
internal static class DeepgramErrors
{
    public static async Task<ProviderFailure> OfSubmitAsync(HttpResponseMessage response, string? key, CancellationToken ct)
    {
        var body = await ErrorBody.ReadAsync(response, ct);
        var failure = HttpFailure.OfSubmit(response, body.Text("err_msg") ?? body.Text("details") ?? body.Text("message"), key);
        return failure.Kind is FailureKind.RateLimited ? HttpFailure.TooManyAtOnce(response) : failure;
    }
}
