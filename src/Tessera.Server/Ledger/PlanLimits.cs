namespace Tessera.Server.Ledger;

/// <summary>What a plan allows an account; null is no limit.</summary>
internal sealed record PlanLimits(int? Hour, int? Day, int? Pending);
