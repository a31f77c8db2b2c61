using Tessera.Server.Hosting;
using Tessera.Server.Ledger;
using Tessera.Server.Providers;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>
/// Writes a generation's row. The first and the last write also move its tokens and its charges, in the same transaction; each
/// is compare-and-set, so of two workers that try one succeeds and the other is refused.
/// </summary>
internal sealed class GenerationStore
{
    /// <summary>The notification topic for the progress of a job; the ID is the generation's.</summary>
    public const string Progressed = "progress";

    // Another node may have borrowed again before it heard of the recall.
    private const int MaxRecalls = 3;

    private readonly Database _database;
    private readonly GenerationNumbers _numbers;
    private readonly GenerationAdmissions _admissions;
    private readonly DrawnGenerations _drawn;
    private readonly GenerationWebhooks _webhooks;
    private readonly WalletCache _wallets;
    private readonly TimeProvider _time;

    // One object each, so that the writer knows them as the same work.
    private readonly Func<Session, IReadOnlyList<NewGeneration>, Task<AdmissionOutcome[]>> _admit;
    private readonly Func<Session, IReadOnlyList<Ending>, Task<SettledGeneration?[]>> _finish;
    private readonly Func<Session, IReadOnlyList<Ending>, Task<SettledGeneration?[]>> _finishDrawn;

    public GenerationStore(
        Database database,
        GenerationNumbers numbers,
        GenerationAdmissions admissions,
        DrawnGenerations drawn,
        GenerationWebhooks webhooks,
        WalletCache wallets,
        TimeProvider time)
    {
        (_database, _numbers, _admissions, _drawn, _wallets, _time) = (database, numbers, admissions, drawn, wallets, time);
        (_webhooks, _admit, _finish, _finishDrawn) = (webhooks, admissions.AdmitAsync, FinishAsync, FinishDrawnAsync);
    }

    /// <summary>
    /// Inserts several generations of one call in one transaction, in order until one is refused: after a crash the call has all of them
    /// or none. The idempotency key of the first names the others. With <paramref name="isWhole"/> they are one request: a refusal of one
    /// undoes them all.
    /// </summary>
    public async Task<IReadOnlyList<AdmissionOutcome>> InsertAdmittedAsync(IReadOnlyList<NewGeneration> batch, bool isWhole)
    {
        // What is refused in the middle of them cannot be tried again.
        await _drawn.RecallIfLentAsync(batch[0].Hold.Account);
        var outcomes = await InsertNumberedAsync(batch, isWhole);
        while (outcomes[^1] is AdmissionOutcome.Refused { Reason: HoldOutcome.NumberPassed } && outcomes.Count == 1)
        {
            _numbers.Drop();
            outcomes = await InsertNumberedAsync(batch, isWhole);
        }

        FailPoints.Hit(FailPoints.AfterAdmitCommit);
        foreach (var outcome in outcomes)
        {
            Note(outcome);
        }

        return outcomes;
    }

    /// <summary>
    /// Inserts the generation, its hold and its charges, or changes nothing and returns why. What an allowance pays for is inserted
    /// later.
    /// </summary>
    public async Task<AdmissionOutcome> InsertAdmittedAsync(NewGeneration admission)
    {
        if (await _drawn.TryAdmitAsync(admission) is { } drawn)
        {
            return new AdmissionOutcome.Drawn(drawn);
        }

        var outcome = await InsertExactlyAsync(admission);
        for (var recalls = 0; recalls < MaxRecalls && outcome is AdmissionOutcome.Refused { Reason: var reason } && NeedsWhatIsLent(reason); recalls++)
        {
            await _drawn.RecallAsync(admission.Hold.Account);
            outcome = await InsertExactlyAsync(admission);
        }

        if (outcome is AdmissionOutcome.Admitted)
        {
            _drawn.Admitted(admission);
        }

        return outcome;
    }

    private static bool NeedsWhatIsLent(HoldOutcome.Refused reason) =>
        reason is HoldOutcome.InsufficientTokens or HoldOutcome.HourLimit or HoldOutcome.DayLimit or HoldOutcome.TooManyPending
        && reason.Wallet is not { LentTokens: 0, LentRequests: 0 };

    private async Task<AdmissionOutcome> InsertExactlyAsync(NewGeneration admission)
    {
        var outcome = await InsertAsync(admission, await _numbers.NextAsync());
        while (outcome is AdmissionOutcome.Refused { Reason: HoldOutcome.NumberPassed })
        {
            _numbers.Drop();
            outcome = await InsertAsync(admission, await _numbers.NextAsync());
        }

        FailPoints.Hit(FailPoints.AfterAdmitCommit);
        Note(outcome);
        return outcome;
    }

    /// <summary>
    /// Settles a generation, the only way to a final state: the row becomes final, its hold is captured or released, and
    /// requests that wait for it are notified on every node. Null when it had already ended, or when <paramref name="fence"/>
    /// is outdated.
    /// </summary>
    /// <param name="generation">The generation as it was claimed or admitted.</param>
    /// <param name="hold">Its hold, if known; otherwise it is read from the journal.</param>
    /// <param name="outcome">How it ends.</param>
    /// <param name="fence">The worker's fence; null for an end that needs none (cancel).</param>
    public async Task<SettledGeneration?> FinishAsync(Generation generation, Hold? hold, GenerationOutcome outcome, long? fence)
    {
        var ending = new Ending(generation, hold, outcome, fence);
        var settled = generation.Drawn is { } drawn
            ? await FinishDrawnAsync(drawn, ending)
            : await _database.WriteTogetherAsync(generation.Account.Value, ending, _finish);
        FailPoints.Hit(FailPoints.AfterSettleCommit);
        if (settled is not null)
        {
            _wallets.Update(settled.Wallet);
        }

        return settled;
    }

    /// <summary>
    /// Records the route that a job is about to be sent to; false when the worker has lost its lease. From here on the job may
    /// have reached that provider.
    /// </summary>
    public async Task<bool> NoteAttemptAsync(Generation generation, string provider, string? credential)
    {
        var isOurs = await _database.WriteGuardedAsync(generation.Account.Value, async session =>
        {
            var update = session.Prepared(
                $"""
                UPDATE generations SET sent = 1, provider = @provider, credential = @credential
                WHERE id = @id AND fence = @fence AND {GenerationStates.IsOpen}
                """,
                "@id", "@fence", "@provider", "@credential");
            var noted = await update.With(generation.Id.Value, generation.Fence, provider, credential).ExecuteNonQueryAsync() == 1;
            FailPoints.Hit(FailPoints.BeforeAttemptCommit);
            return noted;
        });
        FailPoints.Hit(FailPoints.AfterAttemptCommit);
        return isOurs;
    }

    /// <summary>Writes the row of a generation that was admitted without one, beside the caller, because its number is about to be sent.</summary>
    public void WriteSoon(Generation generation) => _drawn.WriteSoon(generation);

    /// <summary>Records the providers that were asked, if the first one did not accept the call.</summary>
    public Task NoteAttemptsAsync(Generation generation, IReadOnlyList<RouteAttempt> attempts) => StoredAttempt.ToText(attempts) is not { } text
        ? Task.CompletedTask
        : _database.WriteGuardedAsync(generation.Account.Value, session => session
            .Prepared($"UPDATE generations SET attempts = @attempts WHERE id = @id AND fence = @fence AND {GenerationStates.IsOpen}", "@attempts", "@id", "@fence")
            .With(text, generation.Id.Value, generation.Fence)
            .ExecuteNonQueryAsync());

    /// <summary>Writes the progress reported by the provider; false when the worker has lost its lease.</summary>
    public async Task<bool> NoteProgressAsync(Generation generation, string providerState, double? progress, DateTimeOffset? etaAt)
    {
        var isOurs = await _database.WriteGuardedAsync(generation.Account.Value, async session =>
        {
            var update = session.Prepared(
                $"""
                UPDATE generations SET state = {GenerationStates.Submitted}, provider_state = @provider_state, progress = @progress,
                    eta_at = coalesce(@eta_at, eta_at)
                WHERE id = @id AND fence = @fence AND {GenerationStates.IsOpen}
                """,
                "@id", "@fence", "@provider_state", "@progress", "@eta_at");
            update.With(generation.Id.Value, generation.Fence, providerState, progress, etaAt?.ToUnixTimeMilliseconds());
            var noted = await update.ExecuteNonQueryAsync() == 1;
            if (noted)
            {
                session.Notify(new Notification(Progressed, generation.Id.Value));
            }

            FailPoints.Hit(FailPoints.BeforeProgressCommit);
            return noted;
        });
        FailPoints.Hit(FailPoints.AfterProgressCommit);
        return isOurs;
    }

    /// <summary>Whether a generation that a worker has lost was ended by a cancel or another worker; otherwise another worker continues it.</summary>
    public Task<bool> HasEndedAsync(GenerationId id) => _database.ReadAsync(async session =>
    {
        var query = session.Prepared($"SELECT 1 FROM generations WHERE id = @id AND {GenerationStates.IsOpen}", "@id");
        return await query.With(id.Value).ExecuteScalarAsync() is null;
    });

    private void Note(AdmissionOutcome outcome)
    {
        if (((outcome as AdmissionOutcome.Admitted)?.Wallet ?? (outcome as AdmissionOutcome.Refused)?.Reason.Wallet) is { } wallet)
        {
            _wallets.Update(wallet);
        }
    }

    private async Task<IReadOnlyList<AdmissionOutcome>> InsertNumberedAsync(IReadOnlyList<NewGeneration> batch, bool isWhole)
    {
        var numbered = new List<NewGeneration>(batch.Count);
        foreach (var admission in batch)
        {
            var number = await _numbers.NextAsync();
            var first = numbered is [var begun, ..] ? begun.Batch : new GenerationId(number);
            numbered.Add(admission with { Hold = admission.Hold with { Number = number }, Batch = isWhole ? first : null });
        }

        numbered[0].Keyed?.NameOthers(numbered.Skip(1).Select(other => other.Hold.Number));
        try
        {
            return await _database.WriteAsync(batch[0].Hold.Account.Value, async session =>
            {
                var outcomes = new List<AdmissionOutcome>(numbered.Count);
                foreach (var admission in numbered)
                {
                    outcomes.Add((await _admissions.AdmitAsync(session, [admission]))[0]);
                    if (outcomes[^1] is not AdmissionOutcome.Admitted)
                    {
                        return isWhole ? throw new BatchRefusedException(outcomes[^1]) : outcomes;
                    }
                }

                return outcomes;
            });
        }
        catch (BatchRefusedException refused)
        {
            return [refused.Outcome];
        }
    }

    private Task<AdmissionOutcome> InsertAsync(NewGeneration unnumbered, long number)
    {
        var admission = unnumbered with { Hold = unnumbered.Hold with { Number = number } };
        var owner = admission.Hold.Account.Value;
        // A charge is taken before the hold is known to succeed, and no other write may see it in between.
        return _admissions.IsCharged(admission)
            ? _database.WriteAsync(owner, async session => (await _admissions.AdmitAsync(session, [admission]))[0])
            : _database.WriteTogetherAsync(owner, admission, _admit);
    }

    // Its row is written with its end, unless its open row has been begun.
    private async Task<SettledGeneration?> FinishDrawnAsync(DrawnGeneration drawn, Ending ending)
    {
        var owner = drawn.Account.Value;
        SettledGeneration? settled = null;
        switch (await _drawn.EndAsync(drawn))
        {
            case AdmissionOutcome.Admitted opened:
                return await _database.WriteTogetherAsync(owner, ending with { Hold = opened.Hold }, _finish);
            case null:
                try
                {
                    settled = await _database.WriteTogetherAsync(owner, ending, _finishDrawn);
                }
                finally
                {
                    _drawn.Ended(drawn);
                }

                break;
        }

        if (settled is not null)
        {
            return settled;
        }

        // Its loan was taken away before this process could write it, and the wallet has nothing left.
        var failure = GenerationOutcome.Failure("internal_error", "The tokens that were set aside for this call were taken back; nothing was charged.");
        return new SettledGeneration(
            ending.Generation.WithOutcome(failure, 0, _time.GetUtcNow(), GenerationAge.Of(ending.Generation, _time)),
            await _wallets.ReloadAsync(drawn.Account));
    }

    // Null for one that neither its loan nor its wallet can pay for.
    private async Task<SettledGeneration?[]> FinishDrawnAsync(Session session, IReadOnlyList<Ending> endings)
    {
        var settled = new SettledGeneration?[endings.Count];
        var opened = await _admissions.AdmitDrawnAsync(session, [.. endings.Select(ending => ending.Generation.Drawn!.Admission)]);
        int[] paid = [.. Enumerable.Range(0, opened.Length).Where(index => opened[index] is AdmissionOutcome.Admitted)];
        var ended = await FinishAsync(session, [.. paid.Select(index => endings[index] with { Hold = ((AdmissionOutcome.Admitted)opened[index]).Hold })]);
        for (var turn = 0; turn < paid.Length; turn++)
        {
            settled[paid[turn]] = ended[turn];
        }

        return settled;
    }

    private async Task<SettledGeneration?[]> FinishAsync(Session session, IReadOnlyList<Ending> endings)
    {
        var settled = new SettledGeneration?[endings.Count];
        foreach (var round in Enumerable.Range(0, endings.Count).InRounds(index => endings[index].Generation.Id))
        {
            var ended = await Task.WhenAll(round.Select(index => EndAsync(session, endings[index])));
            var isOurs = await session.ChangeManyAsync(
                GenerationStatements.End, [.. ended.Select(one => GenerationStatements.ToRow(one.Generation, one.Ending.Outcome, one.Ending.Fence))]);
            int[] ours = [.. Enumerable.Range(0, ended.Length).Where(turn => isOurs[turn])];
            var wallets = await LedgerStore.SettleAsync(session, [.. ours.Select(turn => ended[turn].Settlement)]);
            await Task.WhenAll(ours.Select((turn, index) => ReleaseAsync(session, ended[turn], wallets[index])));
            for (var index = 0; index < ours.Length; index++)
            {
                settled[round[ours[index]]] = new SettledGeneration(ended[ours[index]].Generation, wallets[index]);
            }
        }

        return settled;
    }

    private async Task<Ended> EndAsync(Session session, Ending ending)
    {
        var (generation, outcome, now) = (ending.Generation, ending.Outcome, _time.GetUtcNow());
        var hold = ending.Hold ?? await LedgerStore.GetHoldAsync(session, generation.Id.Value);
        var charge = outcome.Charge ?? hold.Tokens;
        return new Ended(
            ending,
            generation.WithOutcome(outcome, charge, now, GenerationAge.Of(generation, _time)),
            new Settlement(hold, generation.Id.Value, charge, outcome.Reason, now));
    }

    private async Task ReleaseAsync(Session session, Ended ended, Wallet wallet)
    {
        var (generation, settlement) = (ended.Generation, ended.Settlement);
        if (ended.Ending.Generation is { Request: not null, Prompt: null })
        {
            // The job's request contains the prompt, which this account does not keep.
            session.Erase();
        }

        await _admissions.ReleaseAsync(session, generation, settlement.Hold.Tokens - settlement.Captured);
        session.Notify(new Notification(CompletionNotifier.Topic, generation.Id.Value));
        await _webhooks.EndedAsync(session, generation, wallet, ended.Ending.Outcome.ResultUrl, settlement.At);

        FailPoints.Hit(FailPoints.BeforeSettleCommit);
    }

    /// <summary>How a generation is to end.</summary>
    private sealed record Ending(Generation Generation, Hold? Hold, GenerationOutcome Outcome, long? Fence);

    /// <summary>The same, computed: as its row becomes, and what becomes of its hold.</summary>
    private sealed record Ended(Ending Ending, Generation Generation, Settlement Settlement);
}
