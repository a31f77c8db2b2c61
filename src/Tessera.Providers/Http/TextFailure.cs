namespace Tessera.Providers.Http;

/// <summary>The failures of a text, whatever the vendor's protocol.</summary>
internal static class TextFailure
{
    /// <summary>The reply had begun; another try is another reply.</summary>
    public static ProviderFailure Failed => new(FailureKind.TaskFailed, "The provider failed while it was answering.");

    /// <summary>The prompt or the reply broke the vendor's content policy.</summary>
    public static ProviderFailure ContentRefused => new(FailureKind.ContentRefused, "The provider refused this content by its policy.");

    public static ProviderFailure ConcurrencyLimited(TimeSpan? retryAfter = null) =>
        new(FailureKind.ConcurrencyLimited, "The provider answers as many requests at once as it allows.", retryAfter);

    /// <summary>The request is wrong; the vendor's message says how, where it has one.</summary>
    public static ProviderFailure Invalid(int status, string? message, string? key) =>
        new(FailureKind.InvalidInput, UpstreamMessage.Append(HttpFailure.WithStatus("The provider refused the request as invalid", status), message, key));
}
