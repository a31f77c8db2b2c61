using Microsoft.Extensions.Options;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Workspaces;

/// <summary>The tables <c>workspaces</c> and <c>workspace_members</c>.</summary>
internal sealed class WorkspaceStore(Database database, IOptions<WorkspaceOptions> options, TimeProvider time)
{
    private const string Columns =
        """
        w.id, w.public_id, w.account_id, w.name, w.is_personal, w.images_per_month, w.images_per_day, w.month, w.day,
        w.month_used, w.day_used, w.created_at, CASE WHEN EXISTS (SELECT 1 FROM accounts o WHERE o.id = w.account_id AND o.suspended_at IS NOT NULL) THEN 1 ELSE 0 END
        """;

    /// <summary>A workspace of which the account is a member; null when it is not, or there is no such workspace.</summary>
    public Task<Membership?> FindAsync(AccountId account, string publicId) => database.ReadAsync(async session =>
    {
        var query = session.Prepared(
            $"""
            SELECT {Columns}, m.role FROM workspaces w
            JOIN workspace_members m ON m.workspace_id = w.id AND m.account_id = @account
            WHERE w.public_id = @workspace
            """,
            "@account", "@workspace");
        return await query.With(account.Value, publicId).FindAsync(rows => new Membership(Read(rows), rows.NextString()));
    });

    /// <summary>Any workspace, for the server's own use.</summary>
    public Task<Workspace?> FindAsync(string publicId) => database.ReadAsync(session => FindAsync(session, publicId));

    /// <inheritdoc cref="FindAsync(string)"/>
    public static Task<Workspace?> FindAsync(Session session, string publicId) =>
        session.Prepared($"SELECT {Columns} FROM workspaces w WHERE w.public_id = @workspace", "@workspace").With(publicId).FindAsync(Read);

    /// <inheritdoc cref="FindAsync(string)"/>
    public Task<Workspace?> FindAsync(WorkspaceId id) => database.ReadAsync(session => FindAsync(session, id));

    /// <inheritdoc cref="FindAsync(string)"/>
    public static Task<Workspace?> FindAsync(Session session, WorkspaceId id) =>
        session.Prepared($"SELECT {Columns} FROM workspaces w WHERE w.id = @id", "@id").With(id.Value).FindAsync(Read);

    /// <summary>
    /// The workspaces of which an account is a member, its own first; creates its personal one if it does not exist yet.
    /// </summary>
    public async Task<IReadOnlyList<Membership>> ListAsync(AccountId account)
    {
        var found = await ReadAllAsync(account);
        if (found.Any(membership => membership.Workspace.IsPersonal && membership.Workspace.Account == account))
        {
            return found;
        }

        await database.WriteAsync(session => AddAsync(session, account, "Personal", isPersonal: true));
        return await ReadAllAsync(account);
    }

    /// <summary>All workspaces, oldest first.</summary>
    public Task<IReadOnlyList<Workspace>> ListAllAsync() => database.ReadAsync(async session =>
    {
        return (IReadOnlyList<Workspace>)await session.Prepared($"SELECT {Columns} FROM workspaces w ORDER BY w.id").ListAsync(Read);
    });

    /// <summary>A page of the workspaces, oldest first, and how many there are: of all, or those of which an account is a member.</summary>
    public Task<(IReadOnlyList<Workspace> Workspaces, long Total)> ListAsync(AccountId? member, long skip, int limit) => database.ReadAsync(async session =>
    {
        const string Selected = "FROM workspaces w WHERE CAST(@account AS BIGINT) IS NULL OR EXISTS (SELECT 1 FROM workspace_members m WHERE m.workspace_id = w.id AND m.account_id = @account)";
        var query = session.Prepared($"SELECT {Columns} {Selected} ORDER BY w.id LIMIT @limit OFFSET @skip", "@account", "@limit", "@skip");
        var page = await query.With(member?.Value, limit, skip).ListAsync(Read);
        var total = await session.Prepared($"SELECT count(*) {Selected}", "@account").With(member?.Value).ExecuteScalarAsync();
        return ((IReadOnlyList<Workspace>)page, (long)(total ?? 0L));
    });

    /// <summary>The members of a workspace, the owner first.</summary>
    public Task<IReadOnlyList<WorkspaceMember>> ListMembersAsync(WorkspaceId id) => database.ReadAsync(async session =>
    {
        var query = session.Prepared(
            """
            SELECT a.id, a.email, a.username, m.role FROM workspace_members m JOIN accounts a ON a.id = m.account_id
            WHERE m.workspace_id = @workspace
            ORDER BY CASE WHEN m.role = 'owner' THEN 0 ELSE 1 END, m.added_at, a.id
            """,
            "@workspace");
        return (IReadOnlyList<WorkspaceMember>)await query.With(id.Value).ListAsync(
            rows => new WorkspaceMember(new AccountId(rows.NextInt64()), rows.NextNullableString(), rows.NextString(), rows.NextString()));
    });

    /// <summary>Creates a workspace with its owner as a member.</summary>
    public async Task<Workspace> CreateAsync(Session session, AccountId owner, string name) =>
        await AddAsync(session, owner, name, isPersonal: false) ?? throw new InvalidOperationException("The workspace was not added.");

    /// <summary>The number of workspaces that an account owns.</summary>
    public static async Task<long> CountAsync(Session session, AccountId owner) =>
        (long)(await session.Prepared("SELECT count(*) FROM workspaces WHERE account_id = @owner", "@owner").With(owner.Value).ExecuteScalarAsync() ?? 0L);

    /// <summary>Changes what is given, the name and the quotas; the counters stay.</summary>
    public static async Task ChangeAsync(Session session, WorkspaceId id, string? name, long? perMonth, long? perDay)
    {
        var update = session.Prepared(
            """
            UPDATE workspaces SET name = coalesce(CAST(@name AS TEXT), name), images_per_month = coalesce(CAST(@month AS BIGINT), images_per_month),
                images_per_day = coalesce(CAST(@day AS BIGINT), images_per_day)
            WHERE id = @id
            """,
            "@name", "@month", "@day", "@id");
        await update.With(name, perMonth, perDay, id.Value).ExecuteNonQueryAsync();
    }

    /// <inheritdoc cref="SetMemberAsync(Session, WorkspaceId, AccountId, string, DateTimeOffset)"/>
    public Task<bool> SetMemberAsync(WorkspaceId id, AccountId account, string role)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(session => SetMemberAsync(session, id, account, role, now));
    }

    /// <summary>Adds an account with this role, or changes a member's role; false for the owner, whose role is fixed.</summary>
    public static async Task<bool> SetMemberAsync(Session session, WorkspaceId id, AccountId account, string role, DateTimeOffset now)
    {
        var upsert = session.Prepared(
            """
            INSERT INTO workspace_members (workspace_id, account_id, role, added_at) VALUES (@workspace, @account, @role, @now)
            ON CONFLICT (workspace_id, account_id) DO UPDATE SET role = excluded.role WHERE workspace_members.role <> 'owner'
            """,
            "@workspace", "@account", "@role", "@now");
        return await upsert.With(id.Value, account.Value, role, now.ToUnixTimeMilliseconds()).ExecuteNonQueryAsync() == 1;
    }

    /// <inheritdoc cref="RemoveMemberAsync(Session, WorkspaceId, AccountId)"/>
    public Task<bool> RemoveMemberAsync(WorkspaceId id, AccountId account) => database.WriteAsync(session => RemoveMemberAsync(session, id, account));

    /// <summary>Removes a member; false when it is the owner or not a member.</summary>
    public static async Task<bool> RemoveMemberAsync(Session session, WorkspaceId id, AccountId account)
    {
        var delete = session.Prepared(
            "DELETE FROM workspace_members WHERE workspace_id = @workspace AND account_id = @account AND role <> 'owner'", "@workspace", "@account");
        return await delete.With(id.Value, account.Value).ExecuteNonQueryAsync() == 1;
    }

    private Task<IReadOnlyList<Membership>> ReadAllAsync(AccountId account) => database.ReadAsync(async session =>
    {
        var query = session.Prepared(
            $"""
            SELECT {Columns}, m.role FROM workspace_members m JOIN workspaces w ON w.id = m.workspace_id
            WHERE m.account_id = @account
            ORDER BY CASE WHEN w.account_id = @account THEN 0 ELSE 1 END, w.is_personal DESC, w.id
            """,
            "@account");
        return (IReadOnlyList<Membership>)await query.With(account.Value).ListAsync(rows => new Membership(Read(rows), rows.NextString()));
    });

    // Null when the account's personal workspace exists already.
    private async Task<Workspace?> AddAsync(Session session, AccountId owner, string name, bool isPersonal)
    {
        var now = time.GetUtcNow();
        var insert = session.Prepared(
            """
            INSERT INTO workspaces (public_id, account_id, name, is_personal, images_per_month, images_per_day, created_at)
            VALUES (@public, @account, @name, @personal, @month, @day, @now)
            ON CONFLICT DO NOTHING
            RETURNING id
            """,
            "@public", "@account", "@name", "@personal", "@month", "@day", "@now");
        var (publicId, quota) = (Guid.CreateVersion7().ToString(), new ImageQuota(options.Value.ImagesPerMonth, options.Value.ImagesPerDay));
        insert.With(publicId, owner.Value, name, isPersonal ? 1 : 0, quota.PerMonth, quota.PerDay, now.ToUnixTimeMilliseconds());
        if (await insert.ExecuteScalarAsync() is not long id)
        {
            return null;
        }

        var join = session.Prepared(
            "INSERT INTO workspace_members (workspace_id, account_id, role, added_at) VALUES (@workspace, @account, 'owner', @now)",
            "@workspace", "@account", "@now");
        await join.With(id, owner.Value, now.ToUnixTimeMilliseconds()).ExecuteNonQueryAsync();
        return new Workspace(new WorkspaceId(id), publicId, owner, name, isPersonal, quota, now);
    }

    private static Workspace Read(Rows row) => new(
        new WorkspaceId(row.NextInt64()),
        row.NextString(),
        new AccountId(row.NextInt64()),
        row.NextString(),
        row.NextBoolean(),
        new ImageQuota(row.NextInt64(), row.NextInt64())
        {
            Window = new QuotaWindow(row.NextInt64(), row.NextInt64()),
            MonthUsed = row.NextInt64(),
            DayUsed = row.NextInt64(),
        },
        row.NextTime())
    {
        IsSuspended = row.NextBoolean(),
    };

    /// <summary>A workspace, with the caller's role in it.</summary>
    internal sealed record Membership(Workspace Workspace, string Role);
}
