using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Webhooks;

/// <summary>
/// The table <c>webhooks</c>. Every change to the number of enabled endpoints locks the account's wallet, which stores the
/// number, so that concurrent changes on several nodes are counted one after the other.
/// </summary>
internal sealed class WebhookStore(Database database)
{
    private const string Columns = "id, account_id, url, description, events, enabled, disabled_reason, failing_since, created_at";

    public Task<IReadOnlyList<Webhook>> ListAsync(AccountId account) => database.ReadAsync(async session =>
    {
        var query = session.Prepared($"SELECT {Columns} FROM webhooks WHERE account_id = @account ORDER BY id", "@account");
        return (IReadOnlyList<Webhook>)await query.With(account.Value).ListAsync(Read);
    });

    public Task<Webhook?> FindAsync(AccountId account, WebhookId id) => database.ReadAsync(session =>
    {
        var query = session.Prepared($"SELECT {Columns} FROM webhooks WHERE id = @id AND account_id = @account", "@id", "@account");
        return ReadOneAsync(query.With(id.Value, account.Value));
    });

    /// <summary>Adds an endpoint; null, with nothing changed, when the account has <paramref name="most"/>.</summary>
    public static async Task<Webhook?> TryAddAsync(Session session, AccountId account, CreateWebhookRequest request, int most, DateTimeOffset now)
    {
        await LowBalanceAlert.LockAsync(session, account);
        var count = session.Prepared("SELECT count(*) FROM webhooks WHERE account_id = @account", "@account");
        if ((long)(await count.With(account.Value).ExecuteScalarAsync() ?? 0L) >= most)
        {
            return null;
        }

        var insert = session.Prepared(
            $"""
            INSERT INTO webhooks (account_id, url, description, events, created_at) VALUES (@account, @url, @description, @events, @now)
            RETURNING {Columns}
            """,
            "@account", "@url", "@description", "@events", "@now");
        insert.With(account.Value, request.Url, request.Description, (long)SetOf(request.Events), now.ToUnixTimeMilliseconds());
        var added = await ReadOneAsync(insert);
        await CountAsync(session, account);
        return added;
    }

    /// <summary>
    /// Changes the members that the request contains; null when there is no such endpoint. Enabling an endpoint clears its
    /// failures.
    /// </summary>
    public static async Task<Webhook?> ChangeAsync(Session session, AccountId account, WebhookId id, ChangeWebhookRequest request)
    {
        await LowBalanceAlert.LockAsync(session, account);
        var update = session.Prepared(
            $"""
            UPDATE webhooks SET
                url = coalesce(CAST(@url AS TEXT), url),
                events = coalesce(CAST(@events AS BIGINT), events),
                description = CASE WHEN @has_description = 1 THEN CAST(@description AS TEXT) ELSE description END,
                disabled_reason = CASE WHEN CAST(@enabled AS BIGINT) IS NULL THEN disabled_reason END,
                failing_since = CASE WHEN CAST(@enabled AS BIGINT) = 1 AND enabled = 0 THEN NULL ELSE failing_since END,
                enabled = coalesce(CAST(@enabled AS BIGINT), enabled)
            WHERE id = @id AND account_id = @account
            RETURNING {Columns}
            """,
            "@id", "@account", "@url", "@events", "@has_description", "@description", "@enabled");
        update.With(
            id.Value,
            account.Value,
            request.Url,
            request.Events is { } events ? (long)SetOf(events) : null,
            request.ChangesDescription ? 1L : 0L,
            request.Description,
            request.Enabled is { } enabled ? (enabled ? 1L : 0L) : null);
        var changed = await ReadOneAsync(update);
        if (changed is { IsEnabled: false })
        {
            await WebhookOutbox.CancelAsync(session, id);
        }

        await CountAsync(session, account);
        return changed;
    }

    /// <summary>Deletes an endpoint with its secret and its log; false when there is none.</summary>
    public static async Task<bool> RemoveAsync(Session session, AccountId account, WebhookId id)
    {
        await LowBalanceAlert.LockAsync(session, account);
        var delete = session.Prepared("DELETE FROM webhooks WHERE id = @id AND account_id = @account", "@id", "@account");
        if (await delete.With(id.Value, account.Value).ExecuteNonQueryAsync() == 0)
        {
            return false;
        }

        session.Erase();
        var secret = session.Prepared("DELETE FROM webhook_secrets WHERE account_id = @account AND webhook_id = @id", "@account", "@id");
        await secret.With(account.Value, id.Value).ExecuteNonQueryAsync();
        var log = session.Prepared("DELETE FROM webhook_deliveries WHERE account_id = @account AND webhook_id = @id", "@account", "@id");
        await log.With(account.Value, id.Value).ExecuteNonQueryAsync();
        await CountAsync(session, account);
        return true;
    }

    /// <summary>Disables an endpoint automatically and records the reason, once.</summary>
    public static async Task DisableAsync(Session session, AccountId account, WebhookId id, string reason)
    {
        await LowBalanceAlert.LockAsync(session, account);
        var update = session.Prepared(
            "UPDATE webhooks SET enabled = 0, disabled_reason = @reason WHERE id = @id AND enabled = 1", "@reason", "@id");
        if (await update.With(reason, id.Value).ExecuteNonQueryAsync() == 1)
        {
            await WebhookOutbox.CancelAsync(session, id);
            await CountAsync(session, account);
        }
    }

    /// <summary>
    /// Records a failure and returns the time of the first failure since the last success; null when the endpoint is gone.
    /// </summary>
    public static async Task<DateTimeOffset?> NoteFailureAsync(Session session, WebhookId id, DateTimeOffset now)
    {
        var update = session.Prepared(
            "UPDATE webhooks SET failing_since = coalesce(failing_since, @now) WHERE id = @id RETURNING failing_since", "@now", "@id");
        return await update.With(now.ToUnixTimeMilliseconds(), id.Value).ExecuteScalarAsync() is long since
            ? DateTimeOffset.FromUnixTimeMilliseconds(since)
            : null;
    }

    public static async Task NoteSuccessAsync(Session session, WebhookId id)
    {
        var update = session.Prepared("UPDATE webhooks SET failing_since = NULL WHERE id = @id AND failing_since IS NOT NULL", "@id");
        await update.With(id.Value).ExecuteNonQueryAsync();
    }

    private static WebhookEvents SetOf(IEnumerable<string> names) =>
        names.Aggregate(WebhookEvents.None, (set, name) => set | WireNames.Parse<WebhookEvents>(name));

    private static async Task CountAsync(Session session, AccountId account)
    {
        var count = session.Prepared("SELECT count(*) FROM webhooks WHERE account_id = @account AND enabled = 1", "@account");
        await LowBalanceAlert.SetListenersAsync(session, account, (long)(await count.With(account.Value).ExecuteScalarAsync() ?? 0L));
    }

    private static async Task<Webhook?> ReadOneAsync(Statement statement)
    {
        return await statement.FindAsync(Read);
    }

    private static Webhook Read(Rows row) =>
        new(new WebhookId(row.NextInt64()), new AccountId(row.NextInt64()), row.NextString(), row.NextNullableString(), (WebhookEvents)row.NextInt64())
        {
            IsEnabled = row.NextBoolean(),
            DisabledReason = row.NextNullableString(),
            FailingSince = row.NextNullableTime(),
            CreatedAt = row.NextTime(),
        };
}
