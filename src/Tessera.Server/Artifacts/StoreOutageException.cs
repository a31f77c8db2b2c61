namespace Tessera.Server.Artifacts;

/// <summary>The object store cannot be reached, or does not do what it is asked, just now. The work can be repeated later.</summary>
internal sealed class StoreOutageException : IOException
{
    public StoreOutageException()
    {
    }

    public StoreOutageException(string message)
        : base(message)
    {
    }

    public StoreOutageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
