using Dapper;
using Npgsql;

namespace Tessera.Chaos;

/// <summary>The table of generations on PostgreSQL, seen from outside.</summary>
internal static class GenerationRows
{
    public static async Task<long> CountAsync(this NpgsqlDataSource rows, string where, CancellationToken ct)
    {
        await using var connection = await rows.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM generations WHERE {where}");
    }
}
