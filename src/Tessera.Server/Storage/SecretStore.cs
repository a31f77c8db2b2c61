namespace Tessera.Server.Storage;

/// <summary>The table <c>secrets</c>: secrets that all nodes share and that a copy of the database contains.</summary>
internal sealed class SecretStore(Database database)
{
    /// <summary>The secret of this name; <paramref name="made"/> becomes it when there is none, of two nodes the first one's.</summary>
    public Task<byte[]> GetOrAddAsync(string name, byte[] made) => database.WriteAsync(async session =>
    {
        await AddAsync(session, name, made);
        await using var rows = await session.Prepared("SELECT value FROM secrets WHERE name = @name", "@name").With(name).ExecuteReaderAsync();
        return await rows.ReadAsync() ? rows.NextBytes() : throw new InvalidOperationException($"The secret '{name}' was not stored.");
    });

    public Task AddAsync(string name, byte[] value) => database.WriteAsync(session => AddAsync(session, name, value));

    /// <summary>All secrets below a name that ends with a slash.</summary>
    public Task<IReadOnlyList<byte[]>> ListAsync(string folder) => database.ReadAsync(async session =>
    {
        var query = session.Prepared("SELECT value FROM secrets WHERE name LIKE @folder || '%' ORDER BY name", "@folder");
        return (IReadOnlyList<byte[]>)await query.With(folder).ListAsync(rows => rows.NextBytes());
    });

    private static Task<int> AddAsync(Session session, string name, byte[] value)
    {
        var insert = session.Prepared("INSERT INTO secrets (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING", "@name", "@value");
        return insert.With(name, value).ExecuteNonQueryAsync();
    }
}
