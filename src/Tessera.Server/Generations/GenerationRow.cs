using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>A row of <c>generations</c> as a record; the columns and their reading stay side by side.</summary>
internal static class GenerationRow
{
    public const string Columns =
        """
        id, account_id, key_id, category, model, state, fence, prompt, request, tokens_spent, provider, provider_state, progress,
        eta_at, deadline_at, seed, warnings, is_sandbox, result_text, result_metadata, file_extension, has_thumbnail, tool_calls,
        prompt_tokens, completion_tokens, finish_reason, error_code, error, created_at, completed_at, processing_ms, expires_at,
        file_deleted_at, webhook_url, credential, sent
        """;

    public static async Task<Generation?> ReadOneAsync(Statement command)
    {
        await using var rows = await command.ExecuteReaderAsync();
        return await rows.ReadAsync() ? Read(rows) : null;
    }

    public static async Task<List<Generation>> ReadAllAsync(Statement command)
    {
        await using var rows = await command.ExecuteReaderAsync();
        var all = new List<Generation>();
        while (await rows.ReadAsync())
        {
            all.Add(Read(rows));
        }

        return all;
    }

    private static Generation Read(Rows row) => new()
    {
        Id = new GenerationId(row.GetInt64(0)),
        Account = new AccountId(row.GetInt64(1)),
        Key = Number(row, 2),
        Category = CategoryColumn.Parse(row.GetString(3)),
        Model = row.GetString(4),
        State = (GenerationState)row.GetInt32(5),
        Fence = row.GetInt64(6),
        Prompt = Text(row, 7),
        Request = Text(row, 8),
        TokensSpent = row.GetInt64(9),
        Provider = row.GetString(10),
        ProviderState = Text(row, 11),
        Progress = row.IsDBNull(12) ? null : row.GetDouble(12),
        EtaAt = Time(row, 13),
        DeadlineAt = Time(row, 14),
        Seed = Number(row, 15),
        Warnings = Text(row, 16),
        IsSandbox = row.GetInt64(17) != 0,
        ResultText = Text(row, 18),
        ResultMetadata = Text(row, 19),
        FileExtension = Text(row, 20),
        HasThumbnail = row.GetInt64(21) != 0,
        ToolCalls = Text(row, 22),
        PromptTokens = Number(row, 23),
        CompletionTokens = Number(row, 24),
        FinishReason = Text(row, 25),
        ErrorCode = Text(row, 26),
        Error = Text(row, 27),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(28)),
        CompletedAt = Time(row, 29),
        ProcessingMs = Number(row, 30),
        ExpiresAt = Time(row, 31),
        FileDeletedAt = Time(row, 32),
        WebhookUrl = Text(row, 33),
        Credential = Text(row, 34),
        IsSent = row.GetInt64(35) != 0,
    };

    private static string? Text(Rows row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Number(Rows row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static DateTimeOffset? Time(Rows row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
