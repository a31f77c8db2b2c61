using System.Text.Json;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Idempotency;

/// <summary>
/// The table <c>idempotency_keys</c>. The transaction that creates the result inserts the row as its first statement, so of two
/// requests with one key, on whatever nodes, one gets it. A committed row therefore names a generation or has a reply.
/// </summary>
internal sealed class IdempotencyStore(Database database)
{
    /// <summary>How long a key is stored.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    // No HTTP status: the reply was removed, and no other is stored for the key.
    private const string Forgotten = "0";

    private const string IsThis = "account_id = @account AND is_test = @is_test AND route = @route AND key_hash = @key";

    /// <summary>What the key was used for; null when it is new or has expired.</summary>
    public Task<Row?> FindAsync(IdempotentCall call, DateTimeOffset now) => database.ReadAsync(async session =>
    {
        var query = session.Prepared(
            $"SELECT body_hash, generation_id, form, reply, status, headers FROM idempotency_keys WHERE {IsThis} AND expires_at > @now",
            "@account", "@is_test", "@route", "@key", "@now");
        var (account, isTest, route, key) = Values(call);
        return await query.With(account, isTest, route, key, now.ToUnixTimeMilliseconds()).FindAsync(rows => new Row(
                rows.NextString(), rows.NextNullableInt64(), rows.NextNullableString(), ReadReply(rows, call)));
    });

    /// <summary>
    /// Inserts the key for this call; false when another call has it. Undo it with <see cref="ReleaseAsync"/> when the call
    /// creates nothing.
    /// </summary>
    public static async Task<bool> TryClaimAsync(Session session, IdempotentCall call, DateTimeOffset now)
    {
        var insert = session.Prepared(
            """
            INSERT INTO idempotency_keys (account_id, is_test, route, key_hash, body_hash, form, created_at, expires_at)
            VALUES (@account, @is_test, @route, @key, @body, @form, @now, @expires)
            ON CONFLICT (account_id, is_test, route, key_hash) DO UPDATE SET
                body_hash = excluded.body_hash, form = excluded.form, generation_id = NULL, status = NULL, headers = NULL, reply = NULL,
                created_at = excluded.created_at, expires_at = excluded.expires_at
            WHERE idempotency_keys.expires_at <= excluded.created_at
            RETURNING created_at
            """,
            "@account", "@is_test", "@route", "@key", "@body", "@form", "@now", "@expires");
        var (account, isTest, route, key) = Values(call);
        insert.With(
            account, isTest, route, key, call.BodyHash, call.Form, now.ToUnixTimeMilliseconds(), (now + KeptFor).ToUnixTimeMilliseconds());
        return await insert.ExecuteScalarAsync() is not null;
    }

    /// <summary>Deletes a key inserted in this transaction, because the call was refused.</summary>
    public static async Task ReleaseAsync(Session session, IdempotentCall call)
    {
        var delete = session.Prepared($"DELETE FROM idempotency_keys WHERE {IsThis}", "@account", "@is_test", "@route", "@key");
        var (account, isTest, route, key) = Values(call);
        await delete.With(account, isTest, route, key).ExecuteNonQueryAsync();
    }

    /// <summary>Records what a key inserted in this transaction has created.</summary>
    public static async Task NameAsync(Session session, IdempotentCall call, long generation)
    {
        var update = session.Prepared(
            $"UPDATE idempotency_keys SET generation_id = @generation WHERE {IsThis}", "@generation", "@account", "@is_test", "@route", "@key");
        var (account, isTest, route, key) = Values(call);
        await update.With(generation, account, isTest, route, key).ExecuteNonQueryAsync();
    }

    /// <summary>Stores the reply in the transaction that inserted the key.</summary>
    public static async Task KeepAsync(Session session, IdempotentCall call, StoredReply reply)
    {
        var update = session.Prepared(
            $"UPDATE idempotency_keys SET status = @status, headers = @headers, reply = @reply WHERE {IsThis}",
            "@status", "@headers", "@reply", "@account", "@is_test", "@route", "@key");
        var (account, isTest, route, key) = Values(call);
        update.With(reply.Status, ToJson(reply.Headers), ReplyEncryption.Close(call, reply.Body.Span), account, isTest, route, key);
        await update.ExecuteNonQueryAsync();
    }

    /// <summary>Stores the reply of a generation, once; false when one is already stored or was removed.</summary>
    public Task<bool> TryKeepAsync(IdempotentCall call, long generation, StoredReply reply)
    {
        var box = ReplyEncryption.Close(call, reply.Body.Span);
        return database.WriteAsync(async session =>
        {
            var update = session.Prepared(
                "UPDATE idempotency_keys SET status = @status, headers = @headers, reply = @reply WHERE generation_id = @generation AND status IS NULL",
                "@status", "@headers", "@reply", "@generation");
            return await update.With(reply.Status, ToJson(reply.Headers), box, generation).ExecuteNonQueryAsync() == 1;
        });
    }

    /// <summary>Removes the stored reply of a generation permanently, because the owner deleted the generation.</summary>
    public static async Task ForgetReplyAsync(Session session, long generation)
    {
        var update = session.Prepared(
            $"UPDATE idempotency_keys SET status = {Forgotten}, headers = NULL, reply = NULL WHERE generation_id = @generation", "@generation");
        await update.With(generation).ExecuteNonQueryAsync();
    }

    /// <summary>Deletes a batch of expired rows and returns how many.</summary>
    public Task<int> RemoveExpiredAsync(DateTimeOffset now, int atMost) => database.WriteAsync(session =>
    {
        session.Erase();
        var delete = session.Prepared(
            """
            DELETE FROM idempotency_keys
            WHERE expires_at <= @now AND (account_id, is_test, route, key_hash) IN (
                SELECT account_id, is_test, route, key_hash FROM idempotency_keys WHERE expires_at <= @now ORDER BY expires_at LIMIT @most)
            """,
            "@now", "@most");
        return delete.With(now.ToUnixTimeMilliseconds(), atMost).ExecuteNonQueryAsync();
    });

    private static (long Account, int IsTest, string Route, string Key) Values(IdempotentCall call) =>
        (call.Id.Account.Value, call.Id.IsTest ? 1 : 0, call.Id.Route, call.Id.KeyHash);

    private static StoredReply? ReadReply(Rows row, IdempotentCall call) => row.NextNullableBytes() is { } reply
        ? new StoredReply(
            row.NextInt32(), JsonSerializer.Deserialize<Dictionary<string, string>>(row.NextString()) ?? [], ReplyEncryption.Open(call, reply))
        : null;

    private static string ToJson(IReadOnlyDictionary<string, string> headers) => JsonSerializer.Serialize(headers, WireJson.Options);

    /// <summary>What a key was used for.</summary>
    /// <param name="BodyHash">The digest of the request.</param>
    /// <param name="Generation">The generation it created, if any.</param>
    /// <param name="Form">How to rebuild the reply.</param>
    /// <param name="Reply">The stored reply, once there is one.</param>
    internal sealed record Row(string BodyHash, long? Generation, string? Form, StoredReply? Reply);
}
