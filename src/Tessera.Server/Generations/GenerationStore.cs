using Tessera.Server.Hosting;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Webhooks;

namespace Tessera.Server.Generations;

/// <summary>
/// The writes of a generation's row. Its first and its last move its tokens and its charges in the same transaction; each is
/// compare-and-set, so of two workers that try one succeeds and the other is refused.
/// </summary>
internal sealed class GenerationStore(
    Database database, JobLeases leases, IEnumerable<IAdmissionCharge> charges, WalletCache wallets, TimeProvider time)
{
    private readonly IAdmissionCharge[] _charges = [.. charges];

    /// <summary>Writes the generation, its hold and its charges, or changes nothing and says why.</summary>
    public async Task<AdmissionOutcome> InsertAdmittedAsync(NewGeneration admission)
    {
        var owner = admission.Hold.Account.Value;
        // A charge is taken before the hold is known to succeed, and no other write may see it in between.
        var outcome = Array.Exists(_charges, charge => charge.AppliesTo(admission))
            ? await database.WriteAsync(owner, session => ClaimAndInsertAsync(session, admission))
            : await database.WriteGuardedAsync(owner, session => ClaimAndInsertAsync(session, admission));
        FailPoints.Hit(FailPoints.AfterAdmitCommit);
        if (((outcome as AdmissionOutcome.Admitted)?.Wallet ?? (outcome as AdmissionOutcome.Refused)?.Reason.Wallet) is { } wallet)
        {
            wallets.Update(wallet);
        }

        return outcome;
    }

    /// <summary>
    /// Ends a generation, the only way to a final state: the row becomes final, its hold is captured or released, and requests
    /// that wait for it are notified, on any node. Null when it had ended already, or <paramref name="fence"/> is no longer the row's.
    /// </summary>
    /// <param name="generation">As it was leased or admitted.</param>
    /// <param name="hold">Its hold where it is known; it is read from the journal otherwise.</param>
    /// <param name="outcome">How it ends.</param>
    /// <param name="fence">The worker's fence; null for an end that needs none (cancel).</param>
    public async Task<SettledGeneration?> FinishAsync(Generation generation, Hold? hold, GenerationOutcome outcome, long? fence)
    {
        var settled = await database.WriteGuardedAsync(
            generation.Account.Value, session => FinishAsync(session, generation, hold, outcome, fence));
        FailPoints.Hit(FailPoints.AfterSettleCommit);
        if (settled is not null)
        {
            wallets.Update(settled.Wallet);
        }

        return settled;
    }

    /// <summary>
    /// Names the route that a task is about to be sent to; false when the worker has lost the row. From here on the task may
    /// have reached that provider.
    /// </summary>
    public async Task<bool> NoteAttemptAsync(Generation generation, string provider, string? credential)
    {
        var isOurs = await database.WriteGuardedAsync(generation.Account.Value, async session =>
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

    /// <summary>Writes the progress that the provider reported; false when the worker has lost the row.</summary>
    public async Task<bool> NoteProgressAsync(Generation generation, string providerState, double? progress, DateTimeOffset? etaAt)
    {
        var isOurs = await database.WriteGuardedAsync(generation.Account.Value, async session =>
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
            FailPoints.Hit(FailPoints.BeforeProgressCommit);
            return noted;
        });
        FailPoints.Hit(FailPoints.AfterProgressCommit);
        return isOurs;
    }

    /// <summary>Whether a generation that a worker has lost was ended by a cancel or another worker; otherwise it goes on elsewhere.</summary>
    public Task<bool> HasEndedAsync(GenerationId id) => database.ReadAsync(async session =>
    {
        var query = session.Prepared($"SELECT 1 FROM generations WHERE id = @id AND {GenerationStates.IsOpen}", "@id");
        return await query.With(id.Value).ExecuteScalarAsync() is null;
    });

    // A call with an idempotency key claims it first, so the second of two is refused before anything is held.
    private async Task<AdmissionOutcome> ClaimAndInsertAsync(Session session, NewGeneration admission)
    {
        if (admission.Keyed is not { } keyed)
        {
            return await ChargeAndInsertAsync(session, admission);
        }

        if (!await IdempotencyStore.TryClaimAsync(session, keyed, admission.Hold.At))
        {
            return new AdmissionOutcome.IdempotencyKeyTaken();
        }

        var outcome = await ChargeAndInsertAsync(session, admission);
        await (outcome is AdmissionOutcome.Admitted admitted
            ? IdempotencyStore.NameAsync(session, keyed, admitted.Generation.Id.Value)
            : IdempotencyStore.ReleaseAsync(session, keyed));
        return outcome;
    }

    private async Task<AdmissionOutcome> ChargeAndInsertAsync(Session session, NewGeneration admission)
    {
        var taken = new List<IAdmissionCharge>();
        var refused = await TakeChargesAsync(session, admission, taken);
        if (refused is null)
        {
            var outcome = await LedgerStore.TryHoldAsync(session, admission.Hold);
            if (outcome is HoldOutcome.Taken held)
            {
                return await InsertHeldAsync(session, admission, held, taken);
            }

            refused = new AdmissionOutcome.Refused((HoldOutcome.Refused)outcome);
        }

        foreach (var charge in taken)
        {
            await charge.ReturnAsync(session, admission);
        }

        return refused;
    }

    private async Task<AdmissionOutcome?> TakeChargesAsync(Session session, NewGeneration admission, List<IAdmissionCharge> taken)
    {
        foreach (var charge in _charges)
        {
            if (!charge.AppliesTo(admission))
            {
                continue;
            }

            if (await charge.TryTakeAsync(session, admission) is { } error)
            {
                return new AdmissionOutcome.ChargeRefused(error);
            }

            taken.Add(charge);
        }

        return null;
    }

    private async Task<AdmissionOutcome> InsertHeldAsync(Session session, NewGeneration admission, HoldOutcome.Taken held, List<IAdmissionCharge> taken)
    {
        var at = admission.Hold.At;
        var isJob = admission.State == GenerationState.Accepted;
        var generation = await InsertAsync(session, admission, isJob ? await FairQueue.NextAsync(session, admission.Hold.Account, at) : 0);
        foreach (var charge in taken)
        {
            await charge.RecordAsync(session, admission, generation.Id);
        }

        await LedgerStore.RecordHoldAsync(session, held.Hold, generation.Id.Value, $"generation with {admission.Model}", at);
        if (held.After is { HasJustRunLow: true, WebhookEndpoints: > 0 })
        {
            await WebhookOutbox.WriteAsync(session, BalanceLowEvent.ToMessage(held.After, at));
        }

        if (isJob)
        {
            session.Notify(new Notification(JobLeases.Waiting, generation.Id.Value));
        }

        FailPoints.Hit(FailPoints.BeforeAdmitCommit);
        return new AdmissionOutcome.Admitted(generation, held.Hold, held.After);
    }

    private async Task<Generation> InsertAsync(Session session, NewGeneration admission, long turn)
    {
        var insert = session.Prepared(
            """
            INSERT INTO generations (account_id, key_id, category, model, state, fence, prompt, request, hold, provider, credential, seed, warnings,
                is_sandbox, eta_at, deadline_at, webhook_url, created_at, turn, lease_until)
            VALUES (@account, @key, @category, @model, @state, 1,
                (SELECT CASE WHEN keeps_prompts = 1 THEN @prompt END FROM accounts WHERE id = @account),
                @request, @hold, @provider, @credential, @seed, @warnings, @sandbox, @eta_at, @deadline_at, @webhook_url, @at, @turn, @lease)
            RETURNING id
            """,
            "@account", "@key", "@category", "@model", "@state", "@prompt", "@request", "@hold", "@provider", "@credential", "@seed", "@warnings",
            "@sandbox", "@eta_at", "@deadline_at", "@webhook_url", "@at", "@turn", "@lease");
        var at = admission.Hold.At;
        insert.With(
            admission.Caller.Account.Value,
            admission.Caller.Key?.Id,
            admission.Category.ToWire(),
            admission.Model,
            (int)admission.State,
            admission.Prompt,
            admission.Request,
            admission.Hold.Tokens,
            admission.Provider,
            admission.Credential,
            admission.Seed,
            admission.Warnings,
            admission.IsSandbox ? 1 : 0,
            (at + admission.Eta)?.ToUnixTimeMilliseconds(),
            admission.DeadlineAt?.ToUnixTimeMilliseconds(),
            admission.WebhookUrl,
            at.ToUnixTimeMilliseconds(),
            turn,
            (at + leases.Duration).ToUnixTimeMilliseconds());
        var id = (long)(await insert.ExecuteScalarAsync() ?? throw new InvalidOperationException("INSERT returned no number."));
        var generation = new Generation
        {
            Id = new GenerationId(id),
            Account = admission.Caller.Account,
            Key = admission.Caller.Key?.Id,
            Category = admission.Category,
            Model = admission.Model,
            State = admission.State,
            Fence = 1,
            Prompt = admission.Prompt,
            Request = admission.Request,
            Provider = admission.Provider,
            Credential = admission.Credential,
            Seed = admission.Seed,
            Warnings = admission.Warnings,
            IsSandbox = admission.IsSandbox,
            EtaAt = at + admission.Eta,
            DeadlineAt = admission.DeadlineAt,
            WebhookUrl = admission.WebhookUrl,
            CreatedAt = at,
        };
        return generation with { Age = GenerationAge.From(generation, time) };
    }

    private async Task<SettledGeneration?> FinishAsync(Session session, Generation generation, Hold? hold, GenerationOutcome outcome, long? fence)
    {
        var now = time.GetUtcNow();
        hold ??= await LedgerStore.GetHoldAsync(session, generation.Id.Value);
        var charge = outcome.Charge ?? hold.Tokens;
        var ended = generation.WithOutcome(outcome, charge, now, GenerationAge.Of(generation, time));
        if (!await TryEndAsync(session, ended, outcome, fence))
        {
            return null;
        }

        if (generation.Request is not null)
        {
            // It holds the prompt, also of an account that keeps none.
            session.Erase();
        }

        var wallet = await LedgerStore.CaptureAsync(session, hold, generation.Id.Value, charge, outcome.Reason, now);
        foreach (var each in _charges)
        {
            await each.ReleaseAsync(session, ended, hold.Tokens - charge);
        }

        session.Notify(new Notification(CompletionNotifier.Topic, generation.Id.Value));
        if (wallet.WebhookEndpoints > 0 || generation.WebhookUrl is not null)
        {
            await WebhookOutbox.WriteAsync(session, GenerationEvent.Of(ended, outcome.ResultUrl).ToMessage(ended, now));
        }

        FailPoints.Hit(FailPoints.BeforeSettleCommit);
        return new SettledGeneration(ended, wallet);
    }

    private static async Task<bool> TryEndAsync(Session session, Generation ended, GenerationOutcome outcome, long? fence)
    {
        var update = session.Prepared(
            $"""
            UPDATE generations SET state = @state, tokens_spent = @charge, request = NULL, progress = NULL, eta_at = NULL,
                result_text = @result_text, result_metadata = @result_metadata, file_extension = @file_extension, file_bytes = @file_bytes,
                has_thumbnail = @has_thumbnail, expires_at = @expires_at, tool_calls = @tool_calls, prompt_tokens = @prompt_tokens,
                completion_tokens = @completion_tokens, finish_reason = @finish_reason, error_code = @error_code, error = @error,
                completed_at = @at, processing_ms = @processing, cost_micro_usd = @cost, warnings = coalesce(@warnings, warnings),
                provider = coalesce(@provider, provider), credential = CASE WHEN CAST(@provider AS TEXT) IS NULL THEN credential ELSE @credential END
            WHERE id = @id AND {GenerationStates.IsOpen} AND fence = coalesce(@fence, fence)
            """,
            "@id", "@fence", "@state", "@charge", "@result_text", "@result_metadata", "@file_extension", "@file_bytes", "@has_thumbnail",
            "@expires_at", "@tool_calls", "@prompt_tokens", "@completion_tokens", "@finish_reason", "@error_code", "@error", "@at",
            "@processing", "@cost", "@warnings", "@provider", "@credential");
        update.With(
            ended.Id.Value,
            fence,
            (int)outcome.State,
            ended.TokensSpent,
            outcome.ResultText,
            outcome.ResultMetadata,
            outcome.FileExtension,
            outcome.FileBytes,
            outcome.HasThumbnail ? 1 : 0,
            outcome.ExpiresAt?.ToUnixTimeMilliseconds(),
            outcome.ToolCalls,
            outcome.PromptTokens,
            outcome.CompletionTokens,
            outcome.FinishReason,
            outcome.ErrorCode,
            outcome.Error,
            ended.CompletedAt?.ToUnixTimeMilliseconds(),
            ended.ProcessingMs,
            outcome.CostMicroUsd,
            outcome.Warnings,
            outcome.Provider,
            outcome.Credential);
        return await update.ExecuteNonQueryAsync() == 1;
    }
}
