using Dapper;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Storage;

/// <summary>Makes the database of a server slightly wrong.</summary>
internal static class Mutants
{
    /// <inheritdoc cref="Mutant.Sql"/>
    public static Task AddMutantAsync(this Database database, string when, string effect) =>
        database.WriteAsync(session => session.Connection.ExecuteAsync(Mutant.Sql(database.IsShared, when, effect)));
}
