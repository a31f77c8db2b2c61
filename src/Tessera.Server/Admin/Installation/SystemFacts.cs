using Tessera.Server.Generations;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin.Installation;

/// <summary>The sizes of an installation: of its database, its files and its queue.</summary>
internal sealed class SystemFacts(Database database, TimeProvider time)
{
    // Adding up the files reads every generation that has one.
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private Sizes? _sizes;

    public async Task<Sizes> SizesAsync()
    {
        if (Volatile.Read(ref _sizes) is { } known && time.GetElapsedTime(known.ReadAt) < Freshness)
        {
            return known;
        }

        var read = await database.ReadAsync(async session =>
        {
            var size = (long)(await session.Prepared(session.DatabaseSize).ExecuteScalarAsync() ?? 0L);
            var query = session.Prepared(
                """
                SELECT CAST(coalesce(sum(files), 0) AS BIGINT), CAST(coalesce(sum(bytes), 0) AS BIGINT) FROM (
                    SELECT count(*) AS files, sum(file_bytes) AS bytes FROM generations WHERE file_bytes IS NOT NULL AND file_deleted_at IS NULL
                    UNION ALL SELECT count(*), sum(bytes) FROM uploads) AS kept
                """);
            return await query.FindAsync(row => new Sizes(size, row.NextInt64(), row.NextInt64()) { ReadAt = time.GetTimestamp() });
        });
        Volatile.Write(ref _sizes, read);
        return read ?? throw new InvalidOperationException("The sums gave no row.");
    }

    /// <summary>The generations that wait and those that run, and since when the oldest waits.</summary>
    public Task<(long Pending, long Running, DateTimeOffset? OldestAt)> QueueAsync() => database.ReadAsync(async session =>
    {
        var query = session.Prepared(
            $"""
            SELECT count(*) FILTER (WHERE {GenerationStates.IsAccepted}), count(*) FILTER (WHERE {GenerationStates.IsLeased}),
                min(CASE WHEN {GenerationStates.IsAccepted} THEN created_at END)
            FROM generations WHERE {GenerationStates.IsOpen}
            """);
        await using var rows = await query.ExecuteReaderAsync();
        return await rows.ReadAsync() ? (rows.NextInt64(), rows.NextInt64(), rows.NextNullableTime()) : (0L, 0L, null);
    });

    /// <param name="DatabaseBytes">The database's size.</param>
    /// <param name="Files">The stored results and uploads.</param>
    /// <param name="FileBytes">Their bytes, without thumbnails.</param>
    internal sealed record Sizes(long DatabaseBytes, long Files, long FileBytes)
    {
        public long ReadAt { get; init; }
    }
}
