namespace Tessera.Server.Ledger;

/// <summary>The limits of a plan; null means unlimited.</summary>
internal sealed record PlanLimits(int? Hour, int? Day, int? Pending);
