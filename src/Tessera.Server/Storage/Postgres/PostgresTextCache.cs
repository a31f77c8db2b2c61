using System.Collections.Concurrent;

namespace Tessera.Server.Storage.Postgres;

/// <summary>The statements of this process.</summary>
internal sealed class PostgresTextCache
{
    private readonly ConcurrentDictionary<string, PostgresText> _known = new(StatementTextComparer.Comparer);
    private readonly ConcurrentDictionary<ManyText, PostgresText> _many = new();

    public PostgresText Get(string sql, ReadOnlySpan<string> parameters)
    {
        if (_known.TryGetValue(sql, out var known))
        {
            return known;
        }

        return _known.GetOrAdd(sql, PostgresText.Parse(sql, parameters));
    }

    public PostgresText Get(ManyText text) => _many.GetOrAdd(text, static many => PostgresText.Parse(many));
}
