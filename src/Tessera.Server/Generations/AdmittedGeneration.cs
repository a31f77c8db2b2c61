using Tessera.Server.Catalog;
using Tessera.Server.Ledger;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations;

/// <summary>A generation that was let in: its row and hold are on disk, and somebody must now run it to an end.</summary>
internal sealed record AdmittedGeneration(Generation Generation, Hold Hold, Price Price, ServingRoute Route);
