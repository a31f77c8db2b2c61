using Tessera.Server.Catalog;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.Jobs;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Idempotency;
using Tessera.Server.Keys;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Webhooks;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Generations;

/// <summary>
/// The moves of a generation's row. Admitting and settling move its tokens in the same transaction; every move is
/// compare-and-set, so that of two who try one wins and the other is told.
/// </summary>
internal sealed class GenerationStore(Database database, JobLeases leases, TimeProvider time)
{
    /// <summary>Writes the generation and its hold, or changes nothing and says why.</summary>
    public async Task<AdmissionOutcome> AdmitAsync(NewGeneration admission)
    {
        var owner = admission.Caller.Account.Value;
        // Budgets and quotas are charged before the hold is known to be had: nobody else may see them charged in between.
        var outcome = admission is { Image: null, Caller.Key: null or { MonthlyBudget: null } }
            ? await database.WriteGuardedAsync(owner, session => AdmitAsync(session, admission))
            : await database.WriteAsync(owner, session => AdmitAsync(session, admission));
        FailPoints.Hit(FailPoints.AfterAdmitCommit);
        return outcome;
    }

    /// <summary>
    /// Ends a generation: the row becomes final, its hold is captured or released. Null when it had ended already, or
    /// when <paramref name="fence"/> is not the row's any more.
    /// </summary>
    public async Task<SettledGeneration?> SettleAsync(Generation generation, Hold? hold, GenerationOutcome outcome, long? fence)
    {
        var settled = await database.WriteGuardedAsync(
            generation.Account.Value, session => SettleAsync(session, generation, hold, outcome, fence));
        FailPoints.Hit(FailPoints.AfterSettleCommit);
        return settled;
    }

    /// <summary>
    /// Notes, before anything is sent, to whom a task is about to be given; false when the worker has lost it. From here
    /// on it may have reached that provider.
    /// </summary>
    public async Task<bool> NoteAttemptAsync(Generation generation, string provider, string? credential)
    {
        var isOurs = await database.WriteGuardedAsync(generation.Account.Value, async session =>
        {
            var update = session.Prepared(
                $"""
                UPDATE generations SET sent = 1, provider = @provider, credential = @credential
                WHERE id = @id AND fence = @fence AND {GenerationRow.IsOpen}
                """,
                "@id", "@fence", "@provider", "@credential");
            var noted = await update.With(generation.Id.Value, generation.Fence, provider, credential).ExecuteNonQueryAsync() == 1;
            FailPoints.Hit(FailPoints.BeforeAttemptCommit);
            return noted;
        });
        FailPoints.Hit(FailPoints.AfterAttemptCommit);
        return isOurs;
    }

    /// <summary>Notes what the provider said of a running task; false when the worker has lost it.</summary>
    public async Task<bool> NoteProgressAsync(Generation generation, string providerState, double? progress, DateTimeOffset? etaAt)
    {
        var isOurs = await database.WriteGuardedAsync(generation.Account.Value, async session =>
        {
            var update = session.Prepared(
                $"""
                UPDATE generations SET state = 2, provider_state = @provider_state, progress = @progress,
                    eta_at = coalesce(@eta_at, eta_at)
                WHERE id = @id AND fence = @fence AND {GenerationRow.IsOpen}
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

    // A call with an idempotency key takes it first: who comes second is turned away before anything is held.
    private async Task<AdmissionOutcome> AdmitAsync(Session session, NewGeneration admission)
    {
        if (admission.Keyed is not { } keyed)
        {
            return await TryAdmitAsync(session, admission);
        }

        if (!await IdempotencyStore.TryClaimAsync(session, keyed, admission.Hold.At))
        {
            return new AdmissionOutcome.IdempotencyKeyTaken();
        }

        var outcome = await TryAdmitAsync(session, admission);
        await (outcome is AdmissionOutcome.Admitted admitted
            ? IdempotencyStore.NameAsync(session, keyed, admitted.Generation.Id.Value)
            : IdempotencyStore.ReleaseAsync(session, keyed));
        return outcome;
    }

    private async Task<AdmissionOutcome> TryAdmitAsync(Session session, NewGeneration admission)
    {
        var key = admission.Caller.Key;
        if (key?.MonthlyBudget is not null && !await KeyBudget.TryChargeAsync(session, key.Id, admission.Hold.Tokens, admission.Hold.At))
        {
            return new AdmissionOutcome.KeyBudgetSpent();
        }

        // A test key spends nothing, of a quota neither.
        var counted = admission.Caller.IsTest ? null : admission.Image;
        if (counted is not null && !await WorkspaceQuota.TryTakeAsync(session, counted.Workspace, admission.Hold.At))
        {
            await ReturnBudgetAsync(session, admission);
            return new AdmissionOutcome.WorkspaceQuotaSpent();
        }

        var outcome = await LedgerStore.TryHoldAsync(session, admission.Hold);
        if (outcome is not HoldOutcome.Taken(var hold, var wallet))
        {
            await ReturnBudgetAsync(session, admission);
            if (counted is not null)
            {
                await WorkspaceQuota.GiveBackAsync(session, counted.Workspace, admission.Hold.At);
            }

            return new AdmissionOutcome.Refused((HoldOutcome.Refused)outcome);
        }

        var turn = admission.State == GenerationState.Accepted ? await FairQueue.NextAsync(session, admission.Hold.Account, admission.Hold.At) : 0;
        var generation = await InsertAsync(session, admission, turn);
        if (admission.Image is { } image)
        {
            await WorkspaceImages.AddAsync(session, generation.Id.Value, admission.Model, image, isCounted: counted is not null, admission.Hold.At);
        }

        await LedgerStore.RecordHoldAsync(session, hold, generation.Id.Value, $"generation with {admission.Model}", admission.Hold.At);
        if (wallet is { HasJustRunLow: true, WebhookEndpoints: > 0 })
        {
            await WebhookOutbox.WriteAsync(session, BalanceLowEvent.ToMessage(wallet, admission.Hold.At));
        }

        if (admission.State == GenerationState.Accepted)
        {
            session.Notify(new Notification(JobLeases.Waiting, generation.Id.Value));
        }

        FailPoints.Hit(FailPoints.BeforeAdmitCommit);
        return new AdmissionOutcome.Admitted(generation, hold, wallet);
    }

    private static async Task ReturnBudgetAsync(Session session, NewGeneration admission)
    {
        if (admission.Caller.Key is { MonthlyBudget: not null } key)
        {
            await KeyBudget.ReturnAsync(session, key.Id, admission.Hold.Tokens, admission.Hold.At);
        }
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
            CategoryColumn.ToText(admission.Category),
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
            (at + leases.Lasts).ToUnixTimeMilliseconds());
        var id = (long)(await insert.ExecuteScalarAsync() ?? throw new InvalidOperationException("INSERT gave no number."));
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

    private async Task<SettledGeneration?> SettleAsync(Session session, Generation generation, Hold? hold, GenerationOutcome outcome, long? fence)
    {
        var now = time.GetUtcNow();
        var ended = generation.WithOutcome(outcome, now, GenerationAge.Of(generation, time));
        if (!await TryEndAsync(session, ended, outcome, fence))
        {
            return null;
        }

        if (generation.Request is not null)
        {
            // It holds the prompt, also of an account that keeps none.
            session.Erase();
        }

        hold ??= await LedgerStore.GetHoldAsync(session, generation.Id.Value);
        var wallet = await LedgerStore.SettleAsync(session, hold, generation.Id.Value, outcome.Charge, outcome.Reason, now);
        if (generation.Key is { } key && outcome.Charge < hold.Tokens)
        {
            await KeyBudget.ReturnAsync(session, key, hold.Tokens - outcome.Charge, generation.CreatedAt);
        }

        if (outcome.State != GenerationState.Completed && generation.Category == Category.Image)
        {
            await WorkspaceQuota.GiveBackAsync(session, generation.Id.Value);
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
            WHERE id = @id AND {GenerationRow.IsOpen} AND fence = coalesce(@fence, fence)
            """,
            "@id", "@fence", "@state", "@charge", "@result_text", "@result_metadata", "@file_extension", "@file_bytes", "@has_thumbnail",
            "@expires_at", "@tool_calls", "@prompt_tokens", "@completion_tokens", "@finish_reason", "@error_code", "@error", "@at",
            "@processing", "@cost", "@warnings", "@provider", "@credential");
        update.With(
            ended.Id.Value,
            fence,
            (int)outcome.State,
            outcome.Charge,
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
