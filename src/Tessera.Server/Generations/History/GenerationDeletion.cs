using Tessera.Server.Artifacts;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.History;

/// <summary>Deletes a finished generation from the history: prompt, result and file. Its journal lines stay.</summary>
internal sealed partial class GenerationDeletion(
    GenerationReader reader,
    PollCache polled,
    Database database,
    ArtifactIntake artifacts,
    TimeProvider time,
    ILogger<GenerationDeletion> logger)
{
    /// <summary>Null when it was deleted; otherwise the error to answer with.</summary>
    public async Task<ApiError?> DeleteAsync(AccountId account, GenerationId id)
    {
        var generation = await reader.FindAsync(account, id);
        if (generation is null)
        {
            return ApiErrors.NoSuchGeneration();
        }

        if (!generation.State.IsFinal())
        {
            return ApiErrors.Conflict(
                $"Generation {id} is still pending; cancel it first: POST /api/v2/generate/{id}/cancel.",
                $"Генерация {id} ещё выполняется; сначала отмените её: POST /api/v2/generate/{id}/cancel.");
        }

        // Its members only ever end, so what has ended now stays so.
        if (generation.Batch is { } batch && await database.ReadAsync(session => BatchRows.IsOpenAsync(session, batch)))
        {
            return ApiErrors.Conflict(
                $"Generation {id} belongs to the request {batch.Text}, whose other results are still pending; wait for them, or cancel them first: POST /api/v2/generate/{{id}}/cancel.",
                $"Генерация {id} относится к запросу {batch.Text}, другие результаты которого ещё готовятся; дождитесь их или сначала отмените: POST /api/v2/generate/{{id}}/cancel.");
        }

        // Tombstone first, then the file: a crash in between leaves a file without a row, never the reverse. The file expires
        // with the row, so RemoveExpiredFiles deletes what is left of it.
        await database.WriteAsync(account.Value, async session =>
        {
            session.Erase();
            await IdempotencyStore.ForgetReplyAsync(session, (generation.Batch ?? id).Value);
            var update = session.Prepared(
                """
                UPDATE generations SET deleted_at = @now, expires_at = CASE WHEN file_extension IS NULL THEN expires_at ELSE @now END,
                    prompt = NULL, request = NULL, result_text = NULL, tool_calls = NULL
                WHERE id = @id AND deleted_at IS NULL
                """,
                "@now", "@id");
            if (await update.With(time.GetUtcNow().ToUnixTimeMilliseconds(), id.Value).ExecuteNonQueryAsync() == 1)
            {
                await LedgerStore.CountDeletedAsync(session, account);
                await SummarizeHistory.CountDeletedAsync(session, generation);
                await Conversations.RemoveAsync(session, id);
            }

            return true;
        });
        polled.Forget(id);
        if (generation is { FileExtension: { } extension, FileDeletedAt: null })
        {
            await RemoveFileAsync(id, extension);
        }

        return null;
    }

    private async Task RemoveFileAsync(GenerationId id, string extension)
    {
        try
        {
            await artifacts.DeleteAsync(id.Value, extension);
        }
        catch (IOException failure)
        {
            LogLeft(id, failure.Message);
            return;
        }

        await database.WriteAsync(session =>
        {
            var update = session.Prepared("UPDATE generations SET file_deleted_at = @now WHERE id = @id", "@now", "@id");
            return update.With(time.GetUtcNow().ToUnixTimeMilliseconds(), id.Value).ExecuteNonQueryAsync();
        });
    }

    [LoggerMessage(LogLevel.Warning, "The file of the deleted generation {Id} could not be removed; retrying within ten minutes. {Reason}")]
    private partial void LogLeft(GenerationId id, string reason);
}
