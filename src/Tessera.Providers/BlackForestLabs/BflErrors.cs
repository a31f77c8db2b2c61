using Tessera.Providers.Http;

namespace Tessera.Providers.BlackForestLabs;

/// <summary>
/// <c>{error, message, details}</c>, or FastAPI's <c>detail</c>: a sentence or a list. https://docs.bfl.ai/api_integration/errors
/// </summary>
/// <remarks>429 means that all 24 task slots of the account are in use.</remarks>
internal static class BflErrors
{
    private const string Policy = "content_policy_violation";

    public static async Task<ProviderFailure> OfSubmitAsync(HttpResponseMessage response, string? key, CancellationToken ct)
    {
        var body = await ErrorBody.ReadAsync(response, ct);
        var sentence = body.Text("message") ?? body.Text("detail", "0", "msg") ?? body.Text("detail") ?? body.Text("error");
        return body.Text("error") == Policy || body.Text("detail", "0", "type") == Policy ? HttpFailure.InputRefused
            : (int)response.StatusCode == 429 ? HttpFailure.TooManyAtOnce(response)
            : HttpFailure.OfSubmit(response, sentence, key);
    }
}
