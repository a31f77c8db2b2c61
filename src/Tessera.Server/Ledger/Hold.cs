using System.Diagnostics;

namespace Tessera.Server.Ledger;

/// <summary>
/// Tokens set aside for one generation. It records how many came from each bucket and in which plan period, so that released
/// tokens return to their bucket, or expire with their period.
/// </summary>
internal sealed record Hold(AccountId Account, long FromPlan, long FromPack, long PlanPeriod)
{
    public long Tokens => checked(FromPlan + FromPack);

    /// <summary>
    /// What is returned to each bucket when <paramref name="captured"/> tokens are captured; plan tokens are captured first.
    /// </summary>
    public (long Plan, long Pack) Unspent(long captured)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(captured);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(captured, Tokens);
        var fromPlan = Math.Min(FromPlan, captured);
        var back = (Plan: FromPlan - fromPlan, Pack: FromPack - (captured - fromPlan));
        Debug.Assert(back.Plan >= 0 && back.Pack >= 0 && back.Plan + back.Pack + captured == Tokens, "a hold splits without loss");
        return back;
    }
}
