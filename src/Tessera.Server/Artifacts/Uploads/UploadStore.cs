using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Artifacts.Uploads;

/// <summary>The uploads, their accounts and their expiry.</summary>
internal sealed class UploadStore(Database database)
{
    private const string Columns = "id, extension, bytes, created_at, expires_at";

    private static Upload Read(Rows rows, AccountId account)
    {
        var (id, extension) = (rows.NextString(), rows.NextString());
        var type = FileType.OfExtension(extension) ?? throw new InvalidOperationException($"The upload {id} has the unknown type '{extension}'.");
        return new Upload(id, account, type, rows.NextInt64(), rows.NextTime(), rows.NextTime());
    }

    private static async Task AddAsync(Session session, Upload upload)
    {
        var insert = session.Prepared(
            """
            INSERT INTO uploads (id, account_id, content_type, extension, bytes, created_at, expires_at)
            VALUES (@id, @account, @content_type, @extension, @bytes, @created_at, @expires_at)
            ON CONFLICT (id) DO NOTHING
            """,
            "@id", "@account", "@content_type", "@extension", "@bytes", "@created_at", "@expires_at");
        insert.With(
            upload.Id,
            upload.Account.Value,
            upload.Type.ContentType,
            upload.Type.Extension,
            upload.Bytes,
            upload.CreatedAt.ToUnixTimeMilliseconds(),
            upload.ExpiresAt.ToUnixTimeMilliseconds());
        await insert.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Adds the row of an upload whose file is stored, unless concurrent uploads have used up the plan's limits. Nodes that do
    /// this at the same moment may together exceed a limit by what each of them adds.
    /// </summary>
    public static async Task<ApiError?> TryAddAsync(Session session, Upload upload, Plan plan)
    {
        // A file that is given out by its link before it is sent may be sent twice at the same moment.
        if (await HasAsync(session, upload.Id))
        {
            return null;
        }

        var use = await UseOfAsync(session, upload.Account, upload.CreatedAt);
        if (UploadQuota.Refusal(plan, use, upload.Bytes, upload.CreatedAt) is { } refusal)
        {
            return refusal;
        }

        await AddAsync(session, upload);
        return null;
    }

    /// <summary>What an account stores now; an expired file counts until it is deleted.</summary>
    public static async Task<Use> UseOfAsync(Session session, AccountId account, DateTimeOffset now)
    {
        var query = session.Prepared(
            """
            SELECT count(*), CAST(coalesce(sum(bytes), 0) AS BIGINT), CAST(coalesce(min(expires_at), @now) AS BIGINT),
                count(*) FILTER (WHERE created_at > @hour), CAST(coalesce(min(created_at) FILTER (WHERE created_at > @hour), @now) AS BIGINT)
            FROM uploads WHERE account_id = @account
            """,
            "@now", "@hour", "@account");
        query.With(now.ToUnixTimeMilliseconds(), now.AddHours(-1).ToUnixTimeMilliseconds(), account.Value);
        await using var rows = await query.ExecuteReaderAsync();
        await rows.ReadAsync();
        return new Use(
            rows.NextInt64(),
            rows.NextInt64(),
            rows.NextTime(),
            rows.NextInt64(),
            rows.NextTime());
    }

    /// <inheritdoc cref="UseOfAsync(Session, AccountId, DateTimeOffset)"/>
    public Task<Use> UseOfAsync(AccountId account, DateTimeOffset now) => database.ReadAsync(session => UseOfAsync(session, account, now));

    /// <summary>A batch of expired uploads, the oldest first.</summary>
    public Task<IReadOnlyList<ArtifactKey>> FindExpiredAsync(DateTimeOffset now, int atMost) => database.ReadAsync(async session =>
    {
        var query = session.Prepared(
            "SELECT id, extension FROM uploads WHERE expires_at <= @now ORDER BY expires_at LIMIT @most", "@now", "@most");
        return (IReadOnlyList<ArtifactKey>)await query.With(now.ToUnixTimeMilliseconds(), atMost).ListAsync(
            rows => ArtifactKey.Upload(rows.NextString(), rows.NextString()));
    });

    /// <summary>An upload of an account; null when there is none or it has expired.</summary>
    public Task<Upload?> FindAsync(AccountId account, string id, DateTimeOffset now) => database.ReadAsync(session =>
    {
        var query = session.Prepared(
            $"SELECT {Columns} FROM uploads WHERE id = @id AND account_id = @account AND expires_at > @now", "@id", "@account", "@now");
        return query.With(id, account.Value, now.ToUnixTimeMilliseconds()).FindAsync(rows => Read(rows, account));
    });

    /// <summary>
    /// The uploads of an account that have not expired, in the order of their creation.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="after">The upload after which the page begins; null for the first page.</param>
    /// <param name="limit">The most to return.</param>
    /// <param name="isNewestFirst">The order.</param>
    /// <param name="now">The current time.</param>
    public Task<IReadOnlyList<Upload>> ListAsync(AccountId account, Upload? after, int limit, bool isNewestFirst, DateTimeOffset now) => database.ReadAsync(async session =>
    {
        var (sign, order) = isNewestFirst ? ("<", "DESC") : (">", "ASC");
        var query = session.Prepared(
            $"""
            SELECT {Columns} FROM uploads
            WHERE account_id = @account AND expires_at > @now
                AND (CAST(@after AS TEXT) IS NULL OR created_at {sign} @at OR (created_at = @at AND id {sign} @after))
            ORDER BY created_at {order}, id {order} LIMIT @limit
            """,
            "@account", "@now", "@after", "@at", "@limit");
        query.With(account.Value, now.ToUnixTimeMilliseconds(), after?.Id, after?.CreatedAt.ToUnixTimeMilliseconds() ?? 0L, limit);
        return (IReadOnlyList<Upload>)await query.ListAsync(rows => Read(rows, account));
    });

    public Task RemoveAsync(string id) => database.WriteAsync(async session =>
    {
        var delete = session.Prepared("DELETE FROM uploads WHERE id = @id", "@id");
        await delete.With(id).ExecuteNonQueryAsync();
    });

    public Task<bool> HasAsync(string id) => database.ReadAsync(session => HasAsync(session, id));

    private static async Task<bool> HasAsync(Session session, string id) =>
        await session.Prepared("SELECT 1 FROM uploads WHERE id = @id", "@id").With(id).ExecuteScalarAsync() is not null;

    /// <summary>What an account stores in uploads now.</summary>
    /// <param name="Files">The number of files.</param>
    /// <param name="Bytes">Their total size in bytes.</param>
    /// <param name="NextExpiry">When the first of them expires.</param>
    /// <param name="LastHour">How many of them were uploaded within the last hour.</param>
    /// <param name="OldestOfHour">When the first of those was uploaded.</param>
    internal sealed record Use(long Files, long Bytes, DateTimeOffset NextExpiry, long LastHour, DateTimeOffset OldestOfHour);
}
