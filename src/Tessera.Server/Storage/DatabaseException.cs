namespace Tessera.Server.Storage;

/// <summary>The database cannot be used; the message tells the operator why and what to do.</summary>
internal sealed class DatabaseException : Exception
{
    public DatabaseException()
    {
    }

    public DatabaseException(string message)
        : base(message)
    {
    }

    public DatabaseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
