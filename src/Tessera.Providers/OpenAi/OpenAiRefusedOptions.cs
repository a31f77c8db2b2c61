namespace Tessera.Providers.OpenAi;

/// <summary>
/// Sends a request again without an added option that the server refuses, and remembers the refusal for later requests. A
/// server that does not know an option must not fail a call that did not ask for it.
/// </summary>
/// <param name="key">The key, which is removed from the server's messages.</param>
internal sealed class OpenAiRefusedOptions(string? key)
{
    private OpenAiAddedOptions _refused;

    /// <summary>The reply, and the failure if it is an error.</summary>
    /// <param name="added">The options to add, unless the server has refused them before.</param>
    /// <param name="post">Sends the request with the given options.</param>
    /// <param name="ct">Stops sending.</param>
    public async Task<(HttpResponseMessage Response, ProviderFailure? Failure)> SendAsync(
        OpenAiAddedOptions added, Func<OpenAiAddedOptions, Task<HttpResponseMessage>> post, CancellationToken ct)
    {
        var left = OpenAiAddedOptions.None;
        added &= ~_refused;
        while (true)
        {
            var response = await post(added & ~left);
            if (response.IsSuccessStatusCode)
            {
                // Only after the request succeeded without it: a refusal may quote the caller's text, which must not disable
                // an option for all callers.
                _refused |= left;
                return (response, null);
            }

            var (failure, body) = await OpenAiErrors.ReadAsync(response, key, ct);
            var named = added & ~left & NamedIn((int)response.StatusCode, body);
            if (named is OpenAiAddedOptions.None)
            {
                return (response, failure);
            }

            response.Dispose();
            left |= named;
        }
    }

    private static OpenAiAddedOptions NamedIn(int status, string body) =>
        status is not (400 or 422) ? OpenAiAddedOptions.None
        : Names(body, "include_obfuscation") ? OpenAiAddedOptions.NoPadding
        : Names(body, "stream_options") || Names(body, "include_usage") ? OpenAiAddedOptions.Usage | OpenAiAddedOptions.NoPadding
        : (Names(body, "output_format") ? OpenAiAddedOptions.OutputFormat : OpenAiAddedOptions.None)
            | (Names(body, "response_format") ? OpenAiAddedOptions.ResponseFormat : OpenAiAddedOptions.None);

    private static bool Names(string body, string option) => body.Contains(option, StringComparison.Ordinal);
}
