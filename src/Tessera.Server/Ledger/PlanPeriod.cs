namespace Tessera.Server.Ledger;

/// <summary>A plan period to start.</summary>
/// <param name="Plan">The plan's slug.</param>
/// <param name="Tokens">Plan tokens credited at its start.</param>
/// <param name="EndsAt">When it and its tokens end; null never.</param>
/// <param name="Renews">Whether another follows by itself.</param>
internal sealed record PlanPeriod(string Plan, long Tokens, DateTimeOffset? EndsAt, bool Renews);
