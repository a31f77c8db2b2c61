using Tessera.Server.Hosting;
using Tessera.Server.Idempotency;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Webhooks;

namespace Tessera.Server.Generations;

/// <summary>The first write of generations: their rows, holds and charges, in the caller's transaction; and what is given back of the charges.</summary>
internal sealed class GenerationAdmissions(
    JobLeases leases, IEnumerable<IAdmissionCharge> charges, GenerationWebhooks webhooks, Allowances allowances, TimeProvider time)
{
    private readonly IAdmissionCharge[] _charges = [.. charges];

    /// <summary>Whether a limit besides the wallet counts it.</summary>
    public bool IsCharged(NewGeneration admission) => Array.Exists(_charges, charge => charge.AppliesTo(admission));

    /// <summary>Inserts each generation with its hold and its charges, or changes nothing of it and says why.</summary>
    public async Task<AdmissionOutcome[]> AdmitAsync(Session session, IReadOnlyList<NewGeneration> admissions)
    {
        // Each step is taken for all of them before the next, so that its statements travel together.
        var outcomes = await Task.WhenAll(admissions.Select(admission => ClaimAsync(session, admission)));
        int[] asking = [.. Enumerable.Range(0, outcomes.Length).Where(index => outcomes[index] is null)];
        var holds = await LedgerStore.HoldAsync(session, [.. asking.Select(index => admissions[index].Hold)]);
        var held = new List<(int Index, HoldOutcome.Taken Hold)>(asking.Length);
        for (var turn = 0; turn < asking.Length; turn++)
        {
            var index = asking[turn];
            if (holds[turn] is HoldOutcome.Taken taken)
            {
                held.Add((index, taken));
            }
            else
            {
                outcomes[index] = new AdmissionOutcome.Refused((HoldOutcome.Refused)holds[turn]);
                await ReturnAsync(session, admissions[index], _charges);
            }
        }

        await WriteHeldAsync(session, admissions, held, outcomes, FailPoints.BeforeAdmitCommit);
        return outcomes!;
    }

    /// <summary>
    /// Writes generations that were admitted against a loan. What the loan no longer has is asked of the wallet as it is now: refused is
    /// only what that does not have either.
    /// </summary>
    public async Task<AdmissionOutcome[]> AdmitDrawnAsync(Session session, IReadOnlyList<NewGeneration> drawn)
    {
        var now = time.GetUtcNow();
        HoldRequest[] asking = [.. drawn.Select(one => one.Hold with { At = now })];
        var holds = await LedgerStore.HoldAsync(session, asking);
        int[] unpaid = [.. Enumerable.Range(0, holds.Length).Where(index => holds[index] is not HoldOutcome.Taken)];
        if (unpaid.Length > 0)
        {
            var others = await LedgerStore.HoldAsync(session, [.. unpaid.Select(index => AsPromised(asking[index], (HoldOutcome.Refused)holds[index]))]);
            for (var turn = 0; turn < unpaid.Length; turn++)
            {
                holds[unpaid[turn]] = others[turn];
                // Nothing more is promised against it, also when this transaction is undone.
                allowances.Forget(asking[unpaid[turn]].Account, asking[unpaid[turn]].Loan);
            }
        }

        var outcomes = new AdmissionOutcome?[drawn.Count];
        var held = new List<(int Index, HoldOutcome.Taken Hold)>(drawn.Count);
        for (var index = 0; index < holds.Length; index++)
        {
            if (holds[index] is HoldOutcome.Taken taken)
            {
                held.Add((index, taken));
            }
            else
            {
                outcomes[index] = new AdmissionOutcome.Refused((HoldOutcome.Refused)holds[index]);
            }
        }

        await WriteHeldAsync(session, drawn, held, outcomes, FailPoints.BeforeOpenCommit);
        return outcomes!;
    }

    /// <summary>Gives back what its charges took and it did not cost.</summary>
    public async Task ReleaseAsync(Session session, Generation ended, long released)
    {
        foreach (var charge in _charges)
        {
            await charge.ReleaseAsync(session, ended, released);
        }
    }

    // It was within the limits of its plan when it was admitted; the account may be on another by now.
    private static HoldRequest AsPromised(HoldRequest drawn, HoldOutcome.Refused refused) =>
        drawn with { Loan = 0, Plan = refused.Wallet.Plan, Limits = new HoldRequest.PlanLimits(null, null, null) };

    private async Task WriteHeldAsync(
        Session session, IReadOnlyList<NewGeneration> admissions, List<(int Index, HoldOutcome.Taken Hold)> held, AdmissionOutcome?[] outcomes, string failPoint)
    {
        var generations = await InsertAsync(session, [.. held.Select(one => admissions[one.Index])]);
        for (var turn = 0; turn < held.Count; turn++)
        {
            var (index, hold) = held[turn];
            outcomes[index] = new AdmissionOutcome.Admitted(generations[turn], hold.Hold, hold.After);
            await LedgerStore.RecordHoldAsync(session, hold.Hold, generations[turn].Id.Value, $"generation with {admissions[index].Model}", admissions[index].Hold.At);
        }

        await Task.WhenAll(held.Select((one, turn) => RecordAsync(session, admissions[one.Index], generations[turn], one.Hold.After)));
        if (held.Count > 0)
        {
            FailPoints.Hit(failPoint);
        }
    }

    // A call with an idempotency key claims it first, so the second of two is refused before anything is held.
    private async Task<AdmissionOutcome?> ClaimAsync(Session session, NewGeneration admission)
    {
        if (admission.Keyed is { } keyed && !await IdempotencyStore.TryClaimAsync(session, keyed, admission.Hold.At))
        {
            return new AdmissionOutcome.IdempotencyKeyTaken();
        }

        for (var index = 0; index < _charges.Length; index++)
        {
            if (_charges[index].AppliesTo(admission) && await _charges[index].TryTakeAsync(session, admission) is { } error)
            {
                await ReturnAsync(session, admission, _charges[..index]);
                return new AdmissionOutcome.ChargeRefused(error);
            }
        }

        return null;
    }

    /// <summary>Gives back what was taken for a call that is refused.</summary>
    private static async Task ReturnAsync(Session session, NewGeneration admission, IEnumerable<IAdmissionCharge> taken)
    {
        foreach (var charge in taken.Where(charge => charge.AppliesTo(admission)))
        {
            await charge.ReturnAsync(session, admission);
        }

        if (admission.Keyed is { } keyed)
        {
            await IdempotencyStore.ReleaseAsync(session, keyed);
        }
    }

    /// <summary>Writes what depends on the row's number.</summary>
    private async Task RecordAsync(Session session, NewGeneration admission, Generation generation, Wallet after)
    {
        foreach (var charge in _charges.Where(charge => charge.AppliesTo(admission)))
        {
            await charge.RecordAsync(session, admission, generation.Id);
        }

        if (admission.Keyed is { } keyed)
        {
            await IdempotencyStore.NameAsync(session, keyed, generation.Id.Value);
        }

        if (admission.Conversation is { } conversation)
        {
            await Conversations.AddAsync(session, generation.Account, generation.Id, conversation, admission.Hold.At);
        }

        if (after is { HasJustRunLow: true, WebhookEndpoints: > 0 })
        {
            await WebhookOutbox.WriteAsync(session, BalanceLowEvent.ToMessage(after, admission.Hold.At));
        }

        await webhooks.AdmittedAsync(session, generation);
        if (admission.State == GenerationState.Accepted)
        {
            session.Notify(new Notification(JobLeases.Waiting, generation.Id.Value));
        }
    }

    private async Task<Generation[]> InsertAsync(Session session, IReadOnlyList<NewGeneration> admissions)
    {
        var turns = await Task.WhenAll(admissions.Select(admission => admission.State == GenerationState.Accepted
            ? FairQueue.NextAsync(session, admission.Hold.Account, admission.Hold.At)
            : Task.FromResult(0L)));
        for (var index = 0; index < turns.Length; index++)
        {
            var admission = admissions[index];
            await session.InsertBeforeCommitAsync(
                GenerationStatements.Insert, GenerationStatements.ToRow(admission, turns[index], admission.Hold.At + leases.Duration));
        }

        return [.. admissions.Select(admission => admission.ToGeneration(time))];
    }
}
