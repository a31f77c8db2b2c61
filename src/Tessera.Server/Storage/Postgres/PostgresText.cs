using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Tessera.Server.Storage.Postgres;

/// <summary>
/// A statement's text with its parameters numbered, and their types as the server infers them: a null then has the type
/// that its parameter needs, and a prepared statement is found again whatever values it is given.
/// </summary>
internal sealed class PostgresText
{
    private NpgsqlDbType[]? _types;

    /// <summary>A text whose types are known.</summary>
    public PostgresText(string sql, params NpgsqlDbType[] types)
        : this(sql) => _types = types;

    private PostgresText(string sql)
    {
        Sql = sql;
        HasRows = sql.AsSpan().TrimStart() is var start
            && (start.StartsWith("SELECT", StringComparison.Ordinal) || start.StartsWith("WITH", StringComparison.Ordinal)
                || sql.Contains("RETURNING", StringComparison.Ordinal));
    }

    public string Sql { get; }

    /// <summary>Whether it answers with rows.</summary>
    public bool HasRows { get; }

    /// <summary>A text whose types the server will be asked for.</summary>
    public static PostgresText Parse(string sql, ReadOnlySpan<string> parameters) =>
        parameters.IsEmpty ? new PostgresText(sql, []) : new PostgresText(Number(sql, parameters));

    /// <summary>The command for one execution; the first asks for the types on the same connection.</summary>
    public async ValueTask<NpgsqlBatchCommand> ToCommandAsync(NpgsqlConnection connection, IReadOnlyList<object?> values)
    {
        var types = _types ??= await DescribeAsync(connection);
        var command = new NpgsqlBatchCommand(Sql);
        for (var index = 0; index < types.Length; index++)
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = types[index], Value = ToType(types[index], values[index]) });
        }

        return command;
    }

    private async Task<NpgsqlDbType[]> DescribeAsync(NpgsqlConnection connection)
    {
        await ExecuteAsync(connection, $"PREPARE tessera_described AS {Sql}");
        await using var query = new NpgsqlCommand(
            "SELECT parameter_types::text[] FROM pg_prepared_statements WHERE name = 'tessera_described'", connection);
        var types = (string[]?)await query.ExecuteScalarAsync() ?? [];
        await ExecuteAsync(connection, "DEALLOCATE tessera_described");
        return [.. types.Select(ToType)];
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    // `$1` for the first name, and so on; what stands in quotes is left alone.
    private static string Number(string sql, ReadOnlySpan<string> parameters)
    {
        var text = new StringBuilder(sql.Length);
        var used = new bool[parameters.Length];
        for (var index = 0; index < sql.Length; index++)
        {
            if (sql[index] == '\'')
            {
                var end = sql.IndexOf('\'', index + 1);
                text.Append(sql, index, end - index + 1);
                index = end;
            }
            else if (sql[index] == '@')
            {
                var end = index + 1;
                while (end < sql.Length && (char.IsAsciiLetterOrDigit(sql[end]) || sql[end] == '_'))
                {
                    end++;
                }

                var position = parameters.IndexOf(sql[index..end]);
                if (position < 0)
                {
                    throw new ArgumentException($"{sql[index..end]} is not named among the parameters of: {sql}", nameof(parameters));
                }

                used[position] = true;
                text.Append(CultureInfo.InvariantCulture, $"${position + 1}");
                index = end - 1;
            }
            else
            {
                text.Append(sql[index]);
            }
        }

        var unused = used.IndexOf(false);
        return unused < 0
            ? text.ToString()
            : throw new ArgumentException($"There is no {parameters[unused]} in: {sql}", nameof(parameters));
    }

    private static NpgsqlDbType ToType(string name) => name switch
    {
        "bigint" => NpgsqlDbType.Bigint,
        "integer" => NpgsqlDbType.Integer,
        "text" => NpgsqlDbType.Text,
        "bytea" => NpgsqlDbType.Bytea,
        "double precision" => NpgsqlDbType.Double,
        "numeric" => NpgsqlDbType.Numeric,
        _ => throw new InvalidOperationException($"A parameter of type {name} is not foreseen."),
    };

    // The column decides: SQLite has one kind of integer, the server several, and a comparison may infer any.
    private static object ToType(NpgsqlDbType type, object? value) => (type, value) switch
    {
        (_, null or DBNull) => DBNull.Value,
        (NpgsqlDbType.Bigint, bool flag) => flag ? 1L : 0L,
        (NpgsqlDbType.Bigint, _) => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        (NpgsqlDbType.Integer, _) => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        (NpgsqlDbType.Double, _) => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        (NpgsqlDbType.Numeric, _) => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        (NpgsqlDbType.Text, string text) => StoredText.Of(text),
        _ => value,
    };
}
