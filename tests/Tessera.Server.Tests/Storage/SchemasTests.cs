using Dapper;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Storage;

/// <summary>The two engines have one schema: what a statement names is there on both, of the same type.</summary>
public sealed class SchemasTests
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["INTEGER"] = "bigint",
        ["TEXT"] = "text",
        ["BLOB"] = "bytea",
        ["REAL"] = "double precision",
    };

    [Fact]
    public void Every_migration_has_a_text_for_each_engine() => MigrationScripts.Postgres.Names.ShouldBe(MigrationScripts.Sqlite.Names);

    [Fact]
    public async Task Tables_and_columns_are_the_same_in_the_same_order()
    {
        await using var sqlite = new TemporaryDatabase(TestDatabase.Sqlite);
        await using var postgres = new TemporaryDatabase(TestDatabase.Postgres);

        var here = await sqlite.Database.ReadAsync(ColumnsOfSqliteAsync);
        var there = await postgres.Database.ReadAsync(ColumnsOfPostgresAsync);

        here.Count.ShouldBeGreaterThan(100);
        there.ShouldBe(here);
    }

    [Fact]
    public async Task Indexes_have_the_same_names()
    {
        await using var sqlite = new TemporaryDatabase(TestDatabase.Sqlite);
        await using var postgres = new TemporaryDatabase(TestDatabase.Postgres);

        var here = await sqlite.Database.ReadAsync(session => session.Connection.QueryAsync<string>(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"));
        var there = await postgres.Database.ReadAsync(session => session.Connection.QueryAsync<string>(
            """
            SELECT i.indexname::text FROM pg_indexes i
            WHERE i.schemaname = 'public' AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname) ORDER BY i.indexname::text COLLATE "C"
            """));

        there.ShouldBe(here);
    }

    private static async Task<List<string>> ColumnsOfSqliteAsync(Session session)
    {
        var columns = await session.Connection.QueryAsync<(string Table, string Name, string Type)>(
            """
            SELECT t.name, c.name, c.type FROM sqlite_master t, pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid
            """);
        return [.. columns.Select(column => $"{column.Table}.{column.Name} {Types[column.Type]}")];
    }

    private static async Task<List<string>> ColumnsOfPostgresAsync(Session session)
    {
        var columns = await session.Connection.QueryAsync<string>(
            """
            SELECT (table_name || '.' || column_name || ' ' || data_type)::text FROM information_schema.columns
            WHERE table_schema = 'public' ORDER BY table_name COLLATE "C", ordinal_position
            """);
        return columns.AsList();
    }
}
