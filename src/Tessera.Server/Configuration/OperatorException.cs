namespace Tessera.Server.Configuration;

/// <summary>The database cannot be used; the message says why, and what the operator can do.</summary>
internal sealed class OperatorException : Exception
{
    public OperatorException()
    {
    }

    public OperatorException(string message)
        : base(message)
    {
    }

    public OperatorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
