using System.Security.Cryptography;
using Tessera.Server.Storage;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Authentication;

/// <summary>The table <c>service_accounts</c>.</summary>
internal sealed class ServiceAccountStore(Database database)
{
    /// <summary>The most service accounts that a workspace may have.</summary>
    public const int MaxPerWorkspace = 50;

    private const string Columns = "id, workspace_id, client_id, name, created_at, secret_hash";

    /// <summary>Creates a service account; null when the workspace has <see cref="MaxPerWorkspace"/>. Only the hash of the secret is stored.</summary>
    public static async Task<ServiceAccount?> TryAddAsync(Session session, WorkspaceId workspace, string name, string secret, DateTimeOffset now)
    {
        if (await CountAsync(session, workspace) >= MaxPerWorkspace)
        {
            return null;
        }

        var clientId = Guid.CreateVersion7().ToString();
        var insert = session.Prepared(
            """
            INSERT INTO service_accounts (workspace_id, client_id, secret_hash, name, created_at)
            VALUES (@workspace, @client, @secret, @name, @now)
            RETURNING id
            """,
            "@workspace", "@client", "@secret", "@name", "@now");
        insert.With(workspace.Value, clientId, RandomSecret.Hash(secret), name, now.ToUnixTimeMilliseconds());
        var id = (long)(await insert.ExecuteScalarAsync() ?? throw new InvalidOperationException("INSERT gave no number."));
        return new ServiceAccount(id, workspace, clientId, name, now);
    }

    // Those that are not revoked.
    private static async Task<long> CountAsync(Session session, WorkspaceId workspace) => (long)(await session
        .Prepared("SELECT count(*) FROM service_accounts WHERE workspace_id = @workspace AND revoked_at IS NULL", "@workspace")
        .With(workspace.Value)
        .ExecuteScalarAsync() ?? 0L);

    /// <summary>The service account with this client ID; null when it does not exist or was revoked.</summary>
    public static Task<ServiceAccount?> FindAsync(Session session, string clientId) => session
        .Prepared($"SELECT {Columns} FROM service_accounts WHERE client_id = @client AND revoked_at IS NULL", "@client")
        .With(clientId)
        .FindAsync(Read);

    /// <summary>The service account with this number; null when it does not exist or was revoked.</summary>
    public Task<ServiceAccount?> FindAsync(long id) => database.ReadAsync(async session =>
    {
        var query = session.Prepared($"SELECT {Columns} FROM service_accounts WHERE id = @id AND revoked_at IS NULL", "@id");
        return await query.With(id).FindAsync(Read);
    });

    /// <summary>The service account with this client ID and secret; null when either is wrong.</summary>
    public Task<ServiceAccount?> FindAsync(string clientId, string secret) => database.ReadAsync(async session =>
    {
        var query = session.Prepared($"SELECT {Columns} FROM service_accounts WHERE client_id = @client AND revoked_at IS NULL", "@client");
        await using var rows = await query.With(clientId).ExecuteReaderAsync();
        return await rows.ReadAsync() && Read(rows) is var account
            && CryptographicOperations.FixedTimeEquals(rows.NextBytes(), RandomSecret.Hash(secret)) ? account : null;
    });

    /// <summary>The service accounts that are not revoked, oldest first.</summary>
    public Task<IReadOnlyList<ServiceAccount>> ListAsync(WorkspaceId workspace) => database.ReadAsync(async session =>
    {
        var query = session.Prepared(
            $"SELECT {Columns} FROM service_accounts WHERE workspace_id = @workspace AND revoked_at IS NULL ORDER BY id", "@workspace");
        return (IReadOnlyList<ServiceAccount>)await query.With(workspace.Value).ListAsync(Read);
    });

    /// <summary>Revokes a service account and all of its tokens.</summary>
    public static Task RevokeAsync(Session session, long id, DateTimeOffset now) => session
        .Prepared("UPDATE service_accounts SET revoked_at = @now WHERE id = @id", "@now", "@id")
        .With(now.ToUnixTimeMilliseconds(), id)
        .ExecuteNonQueryAsync();

    private static ServiceAccount Read(Rows row) => new(
        row.NextInt64(),
        new WorkspaceId(row.NextInt64()),
        row.NextString(),
        row.NextString(),
        row.NextTime());
}
