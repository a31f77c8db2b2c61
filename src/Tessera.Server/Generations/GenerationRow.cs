using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>Maps a row of <c>generations</c> to a record; the columns and their reading are kept together.</summary>
internal static class GenerationRow
{
    public const string Columns = $"{ToPrompt}, request, {ToSandbox}, result_text, {ToEnd}";

    /// <summary>The same for a list: a text is cut to its beginning, and a long request is left out.</summary>
    public const string ListedColumns =
        $"{ToPrompt}, CASE WHEN octet_length(request) <= 16384 THEN request END, {ToSandbox}, substr(result_text, 1, 280), {ToEnd}";

    private const string ToPrompt = "id, account_id, key_id, category, model, state, fence, prompt";

    private const string ToSandbox =
        "tokens_spent, provider, provider_state, progress, eta_at, deadline_at, seed, warnings, is_sandbox";

    private const string ToEnd =
        """
        result_metadata, file_extension, has_thumbnail, tool_calls,
        prompt_tokens, completion_tokens, finish_reason, error_code, error, created_at, completed_at, processing_ms, expires_at,
        file_deleted_at, webhook_url, credential, sent, batch_id, webhook_form
        """;

    public static Task<Generation?> FindAsync(Statement statement) => statement.FindAsync(Read);

    public static Task<List<Generation>> ListAsync(Statement statement) => statement.ListAsync(Read);

    public static Generation Read(Rows row) => new()
    {
        Id = new GenerationId(row.NextInt64()),
        Account = new AccountId(row.NextInt64()),
        Key = row.NextNullableInt64(),
        Category = WireNames.Parse<Category>(row.NextString()),
        Model = row.NextString(),
        State = (GenerationState)row.NextInt32(),
        Fence = row.NextInt64(),
        Prompt = row.NextNullableString(),
        Request = row.NextNullableString(),
        TokensSpent = row.NextInt64(),
        Provider = row.NextString(),
        ProviderState = row.NextNullableString(),
        Progress = row.NextNullableDouble(),
        EtaAt = row.NextNullableTime(),
        DeadlineAt = row.NextNullableTime(),
        Seed = row.NextNullableInt64(),
        Warnings = row.NextNullableString(),
        IsSandbox = row.NextBoolean(),
        ResultText = row.NextNullableString(),
        ResultMetadata = row.NextNullableString(),
        FileExtension = row.NextNullableString(),
        HasThumbnail = row.NextBoolean(),
        ToolCalls = row.NextNullableString(),
        PromptTokens = row.NextNullableInt64(),
        CompletionTokens = row.NextNullableInt64(),
        FinishReason = row.NextNullableString(),
        ErrorCode = row.NextNullableString(),
        Error = row.NextNullableString(),
        CreatedAt = row.NextTime(),
        CompletedAt = row.NextNullableTime(),
        ProcessingMs = row.NextNullableInt64(),
        ExpiresAt = row.NextNullableTime(),
        FileDeletedAt = row.NextNullableTime(),
        WebhookUrl = row.NextNullableString(),
        Credential = row.NextNullableString(),
        IsSent = row.NextBoolean(),
        Batch = row.NextNullableInt64() is { } batch ? new GenerationId(batch) : null,
        WebhookForm = row.NextNullableString(),
    };
}
