using Microsoft.Extensions.Options;
using Tessera.Server.Generations;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Ledger;

/// <summary>A store put together as the server does.</summary>
internal static class Stores
{
    public static GenerationStore Generations(Database database, TimeProvider time) =>
        new(database, new TaskLeases(database, Options.Create(new TaskOptions()), time), time);
}
