using Tessera.Server.Keys;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>
/// The moves of a generation's row. Admitting and settling move its tokens in the same transaction; every move is
/// compare-and-set, so that of two who try one wins and the other is told.
/// </summary>
internal sealed class GenerationStore(Database database, TimeProvider time)
{
    /// <summary>Writes the generation and its hold, or changes nothing and says why.</summary>
    public Task<AdmissionOutcome> AdmitAsync(Admission admission)
    {
        var owner = admission.Caller.Account.Value;
        // A key's budget is charged before the hold is known to be had: nobody else may see it charged in between.
        return admission.Caller.Key?.MonthlyBudget is null
            ? database.WriteGuardedAsync(owner, session => AdmitAsync(session, admission))
            : database.WriteAsync(owner, session => AdmitAsync(session, admission));
    }

    /// <summary>
    /// Ends a generation: the row becomes final, its hold is captured or released. Null when it had ended already, or
    /// when <paramref name="fence"/> is not the row's any more.
    /// </summary>
    public Task<Settled?> SettleAsync(Generation generation, Hold? hold, Ending ending, long? fence) =>
        database.WriteGuardedAsync(generation.Account.Value, session => SettleAsync(session, generation, hold, ending, fence));

    /// <summary>Notes what the provider said of a running task; false when the worker has lost it.</summary>
    public Task<bool> NoteProgressAsync(Generation generation, string providerState, double? progress, DateTimeOffset? etaAt) =>
        database.WriteGuardedAsync(generation.Account.Value, async session =>
        {
            var update = session.Prepared(
                $"""
                UPDATE generations SET state = 2, provider_state = @provider_state, progress = @progress,
                    eta_at = coalesce(@eta_at, eta_at)
                WHERE id = @id AND fence = @fence AND {GenerationRow.IsOpen}
                """,
                "@id", "@fence", "@provider_state", "@progress", "@eta_at");
            update.With(generation.Id.Value, generation.Fence, providerState, progress, etaAt?.ToUnixTimeMilliseconds());
            return await update.ExecuteNonQueryAsync() == 1;
        });

    private static async Task<AdmissionOutcome> AdmitAsync(Session session, Admission admission)
    {
        var key = admission.Caller.Key;
        if (key?.MonthlyBudget is not null && !await KeyBudget.TryChargeAsync(session, key.Id, admission.Hold.Tokens, admission.Hold.At))
        {
            return new AdmissionOutcome.KeyBudgetSpent();
        }

        var outcome = await LedgerStore.TryHoldAsync(session, admission.Hold);
        if (outcome is not HoldOutcome.Taken(var hold, var wallet))
        {
            if (key?.MonthlyBudget is not null)
            {
                await KeyBudget.ReturnAsync(session, key.Id, admission.Hold.Tokens, admission.Hold.At);
            }

            return new AdmissionOutcome.Refused((HoldOutcome.Refused)outcome);
        }

        var turn = admission.State == GenerationState.Accepted ? await TaskTurns.NextAsync(session, admission.Hold.Account, admission.Hold.At) : 0;
        var generation = await InsertAsync(session, admission, turn);
        await LedgerStore.RecordHoldAsync(session, hold, generation.Id.Value, $"generation with {admission.Model}", admission.Hold.At);
        if (admission.State == GenerationState.Accepted)
        {
            session.Announce(new Announcement(TaskLeases.Waiting, generation.Id.Value));
        }

        return new AdmissionOutcome.Admitted(generation, hold, wallet);
    }

    private static async Task<Generation> InsertAsync(Session session, Admission admission, long turn)
    {
        var insert = session.Prepared(
            """
            INSERT INTO generations (account_id, key_id, category, model, state, fence, prompt, request, hold, provider, seed, warnings,
                is_sandbox, eta_at, deadline_at, created_at, turn, lease_until)
            VALUES (@account, @key, @category, @model, @state, 1,
                (SELECT CASE WHEN keeps_prompts = 1 THEN @prompt END FROM accounts WHERE id = @account),
                @request, @hold, @provider, @seed, @warnings, @sandbox, @eta_at, @deadline_at, @at, @turn, @lease)
            RETURNING id
            """,
            "@account", "@key", "@category", "@model", "@state", "@prompt", "@request", "@hold", "@provider", "@seed", "@warnings",
            "@sandbox", "@eta_at", "@deadline_at", "@at", "@turn", "@lease");
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
            admission.Seed,
            admission.Warnings,
            admission.IsSandbox ? 1 : 0,
            (at + admission.Eta)?.ToUnixTimeMilliseconds(),
            admission.DeadlineAt?.ToUnixTimeMilliseconds(),
            at.ToUnixTimeMilliseconds(),
            turn,
            (at + TaskLeases.Lasts).ToUnixTimeMilliseconds());
        var id = (long)(await insert.ExecuteScalarAsync() ?? throw new InvalidOperationException("INSERT gave no number."));
        return new Generation
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
            Seed = admission.Seed,
            Warnings = admission.Warnings,
            IsSandbox = admission.IsSandbox,
            EtaAt = at + admission.Eta,
            DeadlineAt = admission.DeadlineAt,
            CreatedAt = at,
        };
    }

    private async Task<Settled?> SettleAsync(Session session, Generation generation, Hold? hold, Ending ending, long? fence)
    {
        var now = time.GetUtcNow();
        if (!await TryEndAsync(session, generation, ending, fence, now))
        {
            return null;
        }

        hold ??= await LedgerStore.GetHoldAsync(session, generation.Id.Value);
        var wallet = await LedgerStore.SettleAsync(session, hold, generation.Id.Value, ending.Charge, ending.Reason, now);
        if (generation.Key is { } key && ending.Charge < hold.Tokens)
        {
            await KeyBudget.ReturnAsync(session, key, hold.Tokens - ending.Charge, generation.CreatedAt);
        }

        session.Announce(new Announcement(Endings.Topic, generation.Id.Value));
        return new Settled(generation.EndedBy(ending, now), wallet);
    }

    private static async Task<bool> TryEndAsync(Session session, Generation generation, Ending ending, long? fence, DateTimeOffset now)
    {
        var update = session.Prepared(
            $"""
            UPDATE generations SET state = @state, tokens_spent = @charge, request = NULL, progress = NULL, eta_at = NULL,
                result_text = @result_text, result_metadata = @result_metadata, file_extension = @file_extension, file_bytes = @file_bytes,
                has_thumbnail = @has_thumbnail, expires_at = @expires_at, tool_calls = @tool_calls, prompt_tokens = @prompt_tokens,
                completion_tokens = @completion_tokens, finish_reason = @finish_reason, error_code = @error_code, error = @error,
                completed_at = @at, processing_ms = @at - created_at
            WHERE id = @id AND {GenerationRow.IsOpen} AND fence = coalesce(@fence, fence)
            """,
            "@id", "@fence", "@state", "@charge", "@result_text", "@result_metadata", "@file_extension", "@file_bytes", "@has_thumbnail",
            "@expires_at", "@tool_calls", "@prompt_tokens", "@completion_tokens", "@finish_reason", "@error_code", "@error", "@at");
        update.With(
            generation.Id.Value,
            fence,
            (int)ending.State,
            ending.Charge,
            ending.ResultText,
            ending.ResultMetadata,
            ending.FileExtension,
            ending.FileBytes,
            ending.HasThumbnail ? 1 : 0,
            ending.ExpiresAt?.ToUnixTimeMilliseconds(),
            ending.ToolCalls,
            ending.PromptTokens,
            ending.CompletionTokens,
            ending.FinishReason,
            ending.ErrorCode,
            ending.Error,
            now.ToUnixTimeMilliseconds());
        return await update.ExecuteNonQueryAsync() == 1;
    }
}
