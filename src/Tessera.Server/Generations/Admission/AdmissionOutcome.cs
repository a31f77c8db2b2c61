using Tessera.Server.Ledger;

namespace Tessera.Server.Generations.Admission;

/// <summary>What came of asking to admit a generation.</summary>
internal abstract record AdmissionOutcome
{
    private AdmissionOutcome()
    {
    }

    /// <summary>The row and its hold are on disk.</summary>
    internal sealed record Admitted(Generation Generation, Hold Hold, Wallet Wallet) : AdmissionOutcome;

    /// <summary>The account cannot pay or has reached a limit.</summary>
    internal sealed record Refused(HoldOutcome.Refused Reason) : AdmissionOutcome;

    /// <summary>Another request has used the idempotency key.</summary>
    internal sealed record IdempotencyKeyTaken : AdmissionOutcome;

    /// <summary>The key has spent its month.</summary>
    internal sealed record KeyBudgetSpent : AdmissionOutcome;

    /// <summary>The workspace has made all its pictures of the month or the day.</summary>
    internal sealed record WorkspaceQuotaSpent : AdmissionOutcome;
}
