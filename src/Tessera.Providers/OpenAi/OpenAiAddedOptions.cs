namespace Tessera.Providers.OpenAi;

/// <summary>
/// What is added to a streamed call that the caller did not ask for: that the tokens are counted at the end, and that
/// OpenAI does not pad its events. A server that knows neither must not cost the caller the reply.
/// </summary>
/// <param name="Usage">Whether <c>stream_options.include_usage</c> is sent.</param>
/// <param name="NoPadding">Whether <c>stream_options.include_obfuscation</c> is sent, as false.</param>
internal sealed record OpenAiAddedOptions(bool Usage, bool NoPadding)
{
    /// <summary>The same without what a refusal names; null when it names nothing of it.</summary>
    /// <param name="status">Of the refusal.</param>
    /// <param name="body">Of the refusal, in whatever form.</param>
    public OpenAiAddedOptions? Without(int status, string body) =>
        status is not (400 or 422) ? null
        : NoPadding && body.Contains("include_obfuscation", StringComparison.Ordinal) ? this with { NoPadding = false }
        : Usage && (body.Contains("stream_options", StringComparison.Ordinal) || body.Contains("include_usage", StringComparison.Ordinal)) ? new(false, false)
        : null;
}
