namespace Tessera.Media;

/// <summary>A media program or library refused its input, is missing, or reached a limit.</summary>
public sealed class MediaToolException : Exception
{
    /// <inheritdoc />
    public MediaToolException()
    {
    }

    /// <inheritdoc />
    public MediaToolException(string message)
        : base(message)
    {
    }

    /// <inheritdoc />
    public MediaToolException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
