namespace Tessera.Server.Storage;

/// <summary>What is left of the disk is kept for texts and the ledger: a file was not taken.</summary>
internal sealed class DiskReservedException : Exception
{
    public DiskReservedException()
        : base("What is left of the disk is kept in reserve.")
    {
    }

    public DiskReservedException(string message)
        : base(message)
    {
    }

    public DiskReservedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
