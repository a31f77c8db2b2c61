using Tessera.Server.Accounts;
using Tessera.Server.Artifacts;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>Removes a finished generation from history: prompt, result and file. Its ledger lines stay.</summary>
internal sealed class DeleteGeneration(
    GenerationReader reader, PolledGenerations polled, Database database, ArtifactIntake artifacts, TimeProvider time)
{
    /// <summary>Null when it is gone, or the error to answer with.</summary>
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

        // Tombstone first, then the file: a crash in between leaves a file without a row, never the reverse.
        await database.WriteAsync(session =>
        {
            var update = session.Prepared(
                """
                UPDATE generations SET deleted_at = @now, file_deleted_at = coalesce(file_deleted_at, @now), prompt = NULL,
                    result_text = NULL, tool_calls = NULL
                WHERE id = @id
                """,
                "@now", "@id");
            return update.With(time.GetUtcNow().ToUnixTimeMilliseconds(), id.Value).ExecuteNonQueryAsync();
        });
        polled.Forget(id);
        if (generation is { FileExtension: { } extension, FileDeletedAt: null })
        {
            await artifacts.DeleteAsync(id.Value, extension);
        }

        return null;
    }
}
