namespace Tessera.Server.Ledger;

/// <summary>A plan period to start.</summary>
/// <param name="Plan">The plan's slug.</param>
/// <param name="Tokens">Plan tokens credited at the start.</param>
/// <param name="EndsAt">When the period and its tokens expire; null never.</param>
/// <param name="Renews">Whether the next period starts automatically.</param>
internal sealed record PlanPeriod(string Plan, long Tokens, DateTimeOffset? EndsAt, bool Renews);
