namespace Tessera.Server.Artifacts;

/// <summary>The object store is temporarily unreachable or failing. The work can be repeated later.</summary>
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
