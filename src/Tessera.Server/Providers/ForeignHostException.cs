namespace Tessera.Server.Providers;

/// <summary>A provider's reply named an address that is not the provider's; nothing was sent there.</summary>
internal sealed class ForeignHostException : InvalidOperationException
{
    public ForeignHostException()
        : this("The address is on no host of this provider.")
    {
    }

    public ForeignHostException(string message)
        : base(message)
    {
    }

    public ForeignHostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
