namespace Tessera.Testing;

/// <summary>A trigger that makes a database slightly wrong, so that a check shows that it can fail.</summary>
internal static class Mutant
{
    /// <param name="isPostgres">The engine that the statement is for.</param>
    /// <param name="when">A trigger's event and condition: <c>AFTER … ON table WHEN …</c>.</param>
    /// <param name="effect">One statement. On PostgreSQL, before an update, it may also change NEW, or RETURN NULL: then the row stays as it is.</param>
    public static string Sql(bool isPostgres, string when, string effect) => isPostgres ? OnPostgres(when, effect) : OnSqlite(when, effect);

    private static string OnSqlite(string when, string effect) => $"CREATE TRIGGER mutant {when} BEGIN {effect}; END";

    private static string OnPostgres(string when, string effect)
    {
        var (moment, condition) = when.Split(" WHEN ") is [var left, var right] ? (left, right) : (when, "true");
        return $"""
            CREATE FUNCTION mutant() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN IF {condition} THEN {effect}; END IF; RETURN NEW; END $$;
            CREATE TRIGGER mutant {moment} FOR EACH ROW EXECUTE FUNCTION mutant();
            """;
    }
}
