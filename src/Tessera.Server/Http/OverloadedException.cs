namespace Tessera.Server.Http;

/// <summary>There is no room for a piece of work within the time that a request may wait for it: answered with 503 and Retry-After.</summary>
internal sealed class OverloadedException : Exception
{
    public OverloadedException()
        : this("There is no memory for this work at the moment.")
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
