using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Generations;

/// <summary>The outcome of an admission.</summary>
internal abstract record AdmissionOutcome
{
    private AdmissionOutcome()
    {
    }

    /// <summary>The row and its hold are committed.</summary>
    internal sealed record Admitted(Generation Generation, Hold Hold, Wallet Wallet) : AdmissionOutcome;

    /// <summary>An allowance pays for it; its row and its hold are written behind.</summary>
    internal sealed record Drawn(Generation Generation) : AdmissionOutcome;

    /// <summary>The account cannot pay or has reached a limit of its plan.</summary>
    internal sealed record Refused(HoldOutcome.Refused Reason) : AdmissionOutcome;

    /// <summary>The charge exceeds what is left of a budget or a quota.</summary>
    internal sealed record ChargeRefused(ApiError Error) : AdmissionOutcome;

    /// <summary>Another request has used the idempotency key.</summary>
    internal sealed record IdempotencyKeyTaken : AdmissionOutcome;
}
