using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>The first and the last write of a generation's row, for many generations at once, and the values that each takes.</summary>
internal static class GenerationStatements
{
    /// <summary>
    /// A row in its first state. The request of an account that keeps no prompts is stored for a job only, and until it ends.
    /// </summary>
    public static readonly ManyText Insert = ManyText.Insert(
        """
        generations (id, account_id, key_id, category, model, state, fence, prompt, request, hold, provider, credential, seed, warnings,
            is_sandbox, eta_at, deadline_at, webhook_url, webhook_form, batch_id, cancel_at, created_at, turn, lease_until)
        """,
        $"""
        @id, @account, @key, @category, @model, @state, 1,
        (SELECT CASE WHEN keeps_prompts = 1 THEN @prompt END FROM accounts WHERE id = @account),
        (SELECT CASE WHEN keeps_prompts = 1 OR CAST(@state AS BIGINT) = {GenerationStates.Accepted} THEN @request END FROM accounts WHERE id = @account),
        @hold, @provider, @credential, @seed, @warnings, @sandbox, @eta_at, @deadline_at, @webhook_url, @webhook_form, @batch, @cancel_at, @at, @turn, @lease
        """,
        "",
        "@id", "@account", "@key", "@category", "@model", "@state", "@prompt", "@request", "@hold", "@provider", "@credential", "@seed", "@warnings",
        "@sandbox", "@eta_at", "@deadline_at", "@webhook_url", "@webhook_form", "@batch", "@cancel_at", "@at", "@turn", "@lease");

    /// <summary>A row in its last state, if it is open and the fence is its own.</summary>
    public static readonly ManyText End = ManyText.Update(
        """
        generations SET state = @state, tokens_spent = @charge, request = CASE WHEN prompt IS NULL THEN NULL ELSE request END, progress = NULL, eta_at = NULL,
            result_text = @result_text, result_metadata = @result_metadata, file_extension = @file_extension, file_bytes = @file_bytes,
            has_thumbnail = @has_thumbnail, expires_at = @expires_at, tool_calls = @tool_calls, prompt_tokens = @prompt_tokens,
            completion_tokens = @completion_tokens, finish_reason = @finish_reason, error_code = @error_code, error = @error,
            completed_at = @at, processing_ms = @processing, cost_micro_usd = @cost, warnings = coalesce(@warnings, warnings),
            first_token_ms = @first_token, attempts = coalesce(@attempts, attempts), provider = coalesce(@provider, provider), credential = CASE WHEN CAST(@provider AS TEXT) IS NULL THEN credential ELSE @credential END
        """,
        $"id = @id AND {GenerationStates.IsOpen} AND fence = coalesce(@fence, fence)",
        "",
        "@id", "@fence", "@state", "@charge", "@result_text", "@result_metadata", "@file_extension", "@file_bytes", "@has_thumbnail",
        "@expires_at", "@tool_calls", "@prompt_tokens", "@completion_tokens", "@finish_reason", "@error_code", "@error", "@at",
        "@processing", "@cost", "@warnings", "@first_token", "@attempts", "@provider", "@credential");

    /// <summary>The values of <see cref="Insert"/>.</summary>
    public static object?[] ToRow(NewGeneration admission, long turn, DateTimeOffset leaseUntil)
    {
        var at = admission.Hold.At;
        return
        [
            admission.Hold.Number,
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
            admission.WebhookForm,
            admission.Batch?.Value,
            (at + admission.CancelAfter)?.ToUnixTimeMilliseconds(),
            at.ToUnixTimeMilliseconds(),
            turn,
            leaseUntil.ToUnixTimeMilliseconds(),
        ];
    }

    /// <summary>The values of <see cref="End"/>.</summary>
    public static object?[] ToRow(Generation ended, GenerationOutcome outcome, long? fence) =>
    [
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
        (long?)outcome.FirstTokenAfter?.TotalMilliseconds,
        outcome.Attempts,
        outcome.Provider,
        outcome.Credential,
    ];
}
