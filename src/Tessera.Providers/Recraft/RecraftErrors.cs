using Tessera.Providers.Http;

namespace Tessera.Providers.Recraft;

/// <summary>
/// Plain text or JSON, by content type; only 401 and 404 are documented.
/// https://www.recraft.ai/docs/api-reference/error-handling
/// </summary>
/// <remarks>Refused prompts and accounts without funds are not documented, so they are recognised by known phrases.</remarks>
internal static class RecraftErrors
{
    private static readonly string[] ContentMarks = ["nsfw", "moderation", "content policy", "content_policy", "inappropriate", "prohibited content"];

    private static readonly string[] FundsMarks = ["credit", "balance"];

    public static async Task<ProviderFailure> OfSubmitAsync(HttpResponseMessage response, string? key, CancellationToken ct)
    {
        var body = await ErrorBody.ReadAsync(response, ct);
        var code = body.Text("code") ?? body.Text("error", "code");
        var sentence = body.Text("message") ?? body.Text("error", "message") ?? body.Text("error") ?? body.Text("detail") ?? body.PlainText;
        return (int)response.StatusCode is not (400 or 403 or 422) ? HttpFailure.OfSubmit(response, sentence, key)
            // The message may quote the prompt, so a problem with the operator's account is never inferred from it.
            : Has(code, FundsMarks) ? HttpFailure.NoFunds
            : Has(code, ContentMarks) || Has(sentence, ContentMarks) ? HttpFailure.InputRefused
            : HttpFailure.OfSubmit(response, sentence, key);
    }

    private static bool Has(string? text, string[] marks) =>
        text is not null && Array.Exists(marks, mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));
}
