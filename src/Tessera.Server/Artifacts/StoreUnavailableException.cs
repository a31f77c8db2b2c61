namespace Tessera.Server.Artifacts;

/// <summary>The object store cannot be reached, or does not do what it is asked, just now. The work can be repeated later.</summary>
internal sealed class StoreUnavailableException : IOException
{
    public StoreUnavailableException()
    {
    }

    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
