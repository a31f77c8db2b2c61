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
    private readonly ManyText? _many;
    private readonly string _sql;
    private string? _joined;
    private NpgsqlDbType[]? _types;

    /// <summary>A text whose types are known.</summary>
    public PostgresText(string sql, params NpgsqlDbType[] types)
        : this(sql) => _types = types;

    private PostgresText(string sql, ManyText? many = null)
    {
        (_sql, _many) = (sql, many);
        HasRows = sql.AsSpan().TrimStart() is var start
            && (start.StartsWith("SELECT", StringComparison.Ordinal) || start.StartsWith("WITH", StringComparison.Ordinal)
                || sql.Contains("RETURNING", StringComparison.Ordinal) || many is { IsInsert: false });
    }

    /// <summary>Whether it answers with rows.</summary>
    public bool HasRows { get; }

    /// <summary>A text whose types the server will be asked for.</summary>
    public static PostgresText Parse(string sql, ReadOnlySpan<string> parameters) =>
        parameters.IsEmpty ? new PostgresText(sql, []) : new PostgresText(Number(sql, parameters));

    /// <summary>A text for many rows: each parameter is an array of their values.</summary>
    public static PostgresText Parse(ManyText many) => new(Number(many.Single, many.Parameters), many);

    /// <summary>The command for one execution; the first asks for the types on the same connection.</summary>
    public async ValueTask<NpgsqlBatchCommand> ToCommandAsync(NpgsqlConnection connection, List<object?[]> rows)
    {
        var types = _types ??= await DescribeAsync(connection);
        var command = new NpgsqlBatchCommand(_many is null ? _sql : _joined ??= Join(_many, types));
        for (var index = 0; index < types.Length; index++)
        {
            command.Parameters.Add(_many is null
                ? new NpgsqlParameter { NpgsqlDbType = types[index], Value = ToType(types[index], rows[0][index]) }
                : new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | types[index], Value = ToArray(types[index], rows, index) });
        }

        return command;
    }

    private async Task<NpgsqlDbType[]> DescribeAsync(NpgsqlConnection connection)
    {
        await ExecuteAsync(connection, $"PREPARE tessera_described AS {_sql}");
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

    // Rows keep their order, by which an INSERT numbers them, and an UPDATE that returns nothing else names those it changed.
    private static string Join(ManyText many, NpgsqlDbType[] types)
    {
        var arrays = string.Join(", ", types.Select((type, index) => $"${index + 1}::{ToName(type)}[]"));
        var columns = string.Join(", ", types.Select((_, index) => $"p{index + 1}"));
        var given = $"unnest({arrays}) WITH ORDINALITY AS given ({columns}, turn)";
        return many.IsInsert
            ? $"{many.Head} SELECT {OfRow(many.Each)} FROM {given} ORDER BY given.turn {many.Tail}"
            : $"{OfRow(many.Head)} FROM {given} WHERE {OfRow(many.Each)} {(many.Tail.Length == 0 ? "RETURNING given.turn" : many.Tail)}";

        string OfRow(string part) => ManyText.Rename(part, name => $"given.p{Array.IndexOf(many.Parameters, name) + 1}");
    }

    private static string ToName(NpgsqlDbType type) => type switch
    {
        NpgsqlDbType.Double => "double precision",
        _ => type.ToString().ToLowerInvariant(),
    };

    private static Array ToArray(NpgsqlDbType type, List<object?[]> rows, int column) => type switch
    {
        NpgsqlDbType.Bigint => ToArray<long?>(type, rows, column),
        NpgsqlDbType.Integer => ToArray<int?>(type, rows, column),
        NpgsqlDbType.Text => ToArray<string?>(type, rows, column),
        NpgsqlDbType.Bytea => ToArray<byte[]?>(type, rows, column),
        NpgsqlDbType.Double => ToArray<double?>(type, rows, column),
        NpgsqlDbType.Numeric => ToArray<decimal?>(type, rows, column),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not the type of a parameter."),
    };

    private static T?[] ToArray<T>(NpgsqlDbType type, List<object?[]> rows, int column)
    {
        var values = new T?[rows.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = ToType(type, rows[row][column]) is T value ? value : default;
        }

        return values;
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
