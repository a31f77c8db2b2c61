using Npgsql;

namespace Tessera.Server.Storage;

/// <summary>Where the database is: a connection string (<c>Host=…;Database=…</c>) or an address (<c>postgres://user:password@host/database</c>).</summary>
internal static class PostgresAddress
{
    private const int FewestConnections = 8;

    // Three nodes and their operator fit into the hundred connections that a PostgreSQL server takes by default.
    private const int UsualConnections = 24;

    /// <summary>Null with the reason when it cannot be read.</summary>
    public static NpgsqlConnectionStringBuilder? TryParse(string text, out string? problem)
    {
        try
        {
            var parsed = text.StartsWith("postgres://", StringComparison.Ordinal) || text.StartsWith("postgresql://", StringComparison.Ordinal)
                ? FromUri(new Uri(text))
                : new NpgsqlConnectionStringBuilder(text);
            problem = (parsed.Host, parsed.Database) switch
            {
                (null or "", _) => "names no Host",
                (_, null or "") => "names no Database",
                _ when parsed.MaxPoolSize < FewestConnections =>
                    $"has Maximum Pool Size={parsed.MaxPoolSize}; a node needs at least {FewestConnections}",
                _ => null,
            };
            return problem is null ? parsed : null;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or UriFormatException or FormatException)
        {
            problem = unreadable.Message;
            return null;
        }
    }

    /// <summary>Adds what Tessera asks of its connections, unless the operator has said otherwise.</summary>
    /// <param name="address">As the operator gave it.</param>
    /// <param name="settings">Server settings of the session, <c>-c name=value</c>.</param>
    public static string ForTessera(NpgsqlConnectionStringBuilder address, string settings)
    {
        var tuned = new NpgsqlConnectionStringBuilder(address.ConnectionString)
        {
            // Statements stay prepared; a generic plan is replaced when autovacuum has updated the statistics.
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            Enlist = false,
            Options = $"{address.Options} {settings}".Trim(),
        };
        // ContainsKey is true of whatever could be set.
        if (!address.ShouldSerialize("Maximum Pool Size"))
        {
            tuned.MaxPoolSize = UsualConnections;
        }

        if (string.IsNullOrEmpty(address.ApplicationName))
        {
            tuned.ApplicationName = "tessera";
        }

        return tuned.ConnectionString;
    }

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var address = new NpgsqlConnectionStringBuilder { Host = uri.Host, Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')) };
        if (uri.Port > 0)
        {
            address.Port = uri.Port;
        }

        if (uri.UserInfo.Split(':', 2) is [{ Length: > 0 } user, .. var rest])
        {
            address.Username = Uri.UnescapeDataString(user);
            address.Password = rest is [var password] ? Uri.UnescapeDataString(password) : null;
        }

        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.Split('=', 2) is [var left, var right] ? (left, Uri.UnescapeDataString(right)) : (pair, "true");
            address[name switch { "sslmode" => "SSL Mode", _ => name }] = value;
        }

        return address;
    }
}
