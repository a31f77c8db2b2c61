using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Generations;

/// <summary>What came of asking to admit a generation.</summary>
internal abstract record AdmissionOutcome
{
    private AdmissionOutcome()
    {
    }

    /// <summary>The row and its hold are on disk.</summary>
    internal sealed record Admitted(Generation Generation, Hold Hold, Wallet Wallet) : AdmissionOutcome;

    /// <summary>The account cannot pay or has reached a limit of its plan.</summary>
    internal sealed record Refused(HoldOutcome.Refused Reason) : AdmissionOutcome;

    /// <summary>A budget or a quota has too little left.</summary>
    internal sealed record ChargeRefused(ApiError Error) : AdmissionOutcome;

    /// <summary>Another request has used the idempotency key.</summary>
    internal sealed record IdempotencyKeyTaken : AdmissionOutcome;
}
