using Dapper;
using Tessera.Server.Storage;

namespace Tessera.Server.Artifacts;

/// <summary>Which uploads there are, whose, and until when.</summary>
internal sealed class UploadStore(Database database)
{
    public Task AddAsync(Upload upload) => database.WriteAsync(session => AddAsync(session, upload));

    public static async Task AddAsync(Session session, Upload upload)
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
    }

    /// <summary>Some of the uploads whose time is over, the oldest first.</summary>
    public Task<IReadOnlyList<ArtifactKey>> FindExpiredAsync(DateTimeOffset now, int atMost) => database.ReadAsync<IReadOnlyList<ArtifactKey>>(async session =>
    {
        var rows = await session.Connection.QueryAsync<(string Id, string Extension)>(
            "SELECT id, extension FROM uploads WHERE expires_at <= @now ORDER BY expires_at LIMIT @atMost",
            new { now = now.ToUnixTimeMilliseconds(), atMost });
        return [.. rows.Select(row => ArtifactKey.Upload(row.Id, row.Extension))];
    });

    public Task RemoveAsync(string id) => database.WriteAsync(session =>
        session.Connection.ExecuteAsync("DELETE FROM uploads WHERE id = @id", new { id }));
}
