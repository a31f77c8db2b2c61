using Tessera.Server.Storage;

namespace Tessera.Server.Artifacts;

/// <summary>Which uploads there are, whose, and until when.</summary>
internal sealed class UploadStore(Database database)
{
    public Task AddAsync(Upload upload) => database.WriteAsync(async session =>
    {
        var insert = session.Prepared(
            """
            INSERT INTO uploads (id, account_id, content_type, extension, bytes, created_at, expires_at)
            VALUES (@id, @account, @content_type, @extension, @bytes, @created_at, @expires_at)
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
    });

    /// <summary>Some of the uploads whose time is over, the oldest first.</summary>
    public Task<IReadOnlyList<ArtifactKey>> FindExpiredAsync(DateTimeOffset now, int atMost) => database.ReadAsync(async session =>
    {
        var query = session.Prepared(
            "SELECT id, extension FROM uploads WHERE expires_at <= @now ORDER BY expires_at LIMIT @most", "@now", "@most");
        await using var rows = await query.With(now.ToUnixTimeMilliseconds(), atMost).ExecuteReaderAsync();
        var expired = new List<ArtifactKey>();
        while (await rows.ReadAsync())
        {
            expired.Add(ArtifactKey.Upload(rows.GetString(0), rows.GetString(1)));
        }

        return (IReadOnlyList<ArtifactKey>)expired;
    });

    public Task RemoveAsync(string id) => database.WriteAsync(async session =>
    {
        var delete = session.Prepared("DELETE FROM uploads WHERE id = @id", "@id");
        await delete.With(id).ExecuteNonQueryAsync();
    });
}
