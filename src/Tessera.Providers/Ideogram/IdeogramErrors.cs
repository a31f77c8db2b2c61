using Tessera.Providers.Http;

namespace Tessera.Providers.Ideogram;

/// <summary>
/// <c>{error}</c>, or an empty body; with 422 the prompt or an image failed the safety check.
/// https://developer.ideogram.ai/ideogram-api/errors
/// </summary>
internal static class IdeogramErrors
{
    public static async Task<ProviderFailure> OfSubmitAsync(HttpResponseMessage response, string? key, CancellationToken ct)
    {
        var body = await ErrorBody.ReadAsync(response, ct);
        return (int)response.StatusCode == 422 && body.Text("error") is not null
            ? HttpFailure.InputRefused
            : HttpFailure.OfSubmit(response, body.Text("error") ?? body.Text("message") ?? body.Text("detail"), key);
    }
}
