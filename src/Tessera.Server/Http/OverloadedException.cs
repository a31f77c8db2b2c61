namespace Tessera.Server.Http;

/// <summary>
/// The resources for this work did not become free in the time that a request may wait: answered with 503 and Retry-After.
/// </summary>
internal sealed class OverloadedException : Exception
{
    public OverloadedException()
        : this("Not enough memory is free for this work at the moment.")
    {
    }

    public OverloadedException(string message)
        : base(message)
    {
    }

    public OverloadedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
