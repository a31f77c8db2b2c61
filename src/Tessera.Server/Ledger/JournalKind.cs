namespace Tessera.Server.Ledger;

/// <summary>Why tokens moved.</summary>
internal enum JournalKind
{
    /// <summary>Issued to an account.</summary>
    Grant,

    /// <summary>Plan tokens ended with their period.</summary>
    Expire,

    /// <summary>Set aside for a generation.</summary>
    Hold,

    /// <summary>A hold ended: spent, given back, or part of each.</summary>
    Settle,
}
