namespace Tessera.Providers.Http;

/// <summary>Failures of text generation that all vendors share.</summary>
internal static class TextFailure
{
    /// <summary>The reply had begun; a retry would be a new reply.</summary>
    public static ProviderFailure Failed => new(FailureKind.TaskFailed, "The provider failed while it was answering.");

    /// <summary>The prompt or the reply broke the vendor's content policy.</summary>
    public static ProviderFailure ContentRefused => new(FailureKind.ContentRefused, "The provider refused this content by its policy.");

    public static ProviderFailure ConcurrencyLimited(TimeSpan? retryAfter = null) =>
        new(FailureKind.ConcurrencyLimited, "The provider answers as many requests at once as it allows.", retryAfter);

    /// <summary>The request is invalid; the vendor's message, if any, says why.</summary>
    public static ProviderFailure Invalid(int status, string? message, string? key) =>
        new(FailureKind.InvalidInput, UpstreamMessage.Append(HttpFailure.WithStatus("The provider refused the request as invalid", status), message, key));
}
