using Tessera.Server.Ledger;

namespace Tessera.Server.Tests.Ledger;

/// <summary>
/// What the ledger promises for one account, as plainly as it can be said: lists instead of counters, no SQL, nothing
/// taken from the code it is compared with but the names of journal kinds.
/// </summary>
internal sealed class LedgerModel
{
    private const long MaxTokens = 1_000_000_000_000_000;

    private readonly Dictionary<long, HeldTokens> _open = [];
    private readonly List<DateTimeOffset> _admitted = [];
    private readonly Dictionary<long, Loan> _loans = [];

    private string _plan = "free";
    private long _period;
    private DateTimeOffset? _ends;
    private bool _renews;
    private long _planTokens;
    private long _packTokens;

    public DateTimeOffset Now { get; private set; } = new(2026, 1, 31, 22, 30, 0, TimeSpan.Zero);

    public string Plan => _plan;

    /// <summary>Generations whose hold has not ended, oldest first.</summary>
    public List<long> Open { get; } = [];

    /// <summary>Generations whose hold has ended.</summary>
    public List<long> Ended { get; } = [];

    public List<ModelLine> Lines { get; } = [];

    /// <summary>All that can be seen of the wallet.</summary>
    public string View => WalletView.Of(
        _plan, _period, _ends, _renews, _planTokens, _packTokens, Held, _open.Count, _admitted.Count(at => Hour(at) == Hour(Now)), _admitted.Count(at => at.Date == Now.Date),
        LentTokens, LentRequests);

    private long LentTokens => _loans.Values.Sum(loan => loan.Tokens);

    private long LentRequests => _loans.Values.Sum(loan => loan.Requests);

    private long Held => _open.Values.Sum(hold => hold.Plan + hold.Pack);

    public string Wait(TimeSpan time)
    {
        Now += time;
        return "done";
    }

    public string GrantPack(long tokens)
    {
        if (tokens <= 0)
        {
            return "threw ArgumentOutOfRangeException";
        }

        if (HasNoRoom(tokens))
        {
            return "threw OverflowException";
        }

        _packTokens += tokens;
        Lines.Add(new ModelLine(JournalKind.Grant, Plan: 0, Pack: tokens, Held: 0, Revenue: 0, Issued: tokens, _period, null));
        return "done";
    }

    public string StartPeriod(LedgerStep.StartPeriod step)
    {
        if (step.Tokens < 0)
        {
            return "threw ArgumentOutOfRangeException";
        }

        if (HasNoRoom(step.Tokens))
        {
            return "threw OverflowException";
        }

        if (_planTokens > 0)
        {
            Lines.Add(new ModelLine(JournalKind.Expire, -_planTokens, 0, 0, 0, -_planTokens, _period, null));
        }

        _loans.Clear();
        (_plan, _planTokens, _ends, _renews) = (step.Plan, step.Tokens, Now + step.Lasts, step.Renews);
        _period++;
        if (step.Tokens > 0)
        {
            Lines.Add(new ModelLine(JournalKind.Grant, step.Tokens, 0, 0, 0, step.Tokens, _period, null));
        }

        return "done";
    }

    public string Hold(LedgerStep.Hold step, long generation)
    {
        if (step.Tokens < 0)
        {
            return "threw ArgumentOutOfRangeException";
        }

        if (Refusal(step) is { } refusal)
        {
            return $"refused {refusal}";
        }

        return step.Fails ? "threw TimeZoneNotFoundException" : Take(step.Tokens, generation);
    }

    public string Lend(LedgerStep.Lend step, long loan, bool isMore)
    {
        if (_ends <= Now
            || _admitted.Count(at => Hour(at) == Hour(Now)) + LentRequests + step.Requests > (step.Hour ?? int.MaxValue)
            || _admitted.Count(at => at.Date == Now.Date) + LentRequests + step.Requests > (step.Day ?? int.MaxValue)
            || _open.Count + LentRequests + step.Requests > (step.Pending ?? int.MaxValue)
            || _planTokens + _packTokens - LentTokens < step.Tokens
            || (isMore && !_loans.ContainsKey(loan)))
        {
            return "lent nothing";
        }

        var before = _loans.GetValueOrDefault(loan) ?? new Loan(0, 0, Now);
        _loans[loan] = new Loan(before.Tokens + step.Tokens, before.Requests + step.Requests, Now);
        return "lent";
    }

    public string Draw(LedgerStep.Draw step, long loan, long generation)
    {
        if (_loans.GetValueOrDefault(loan) is not { Requests: > 0 } lent || lent.Tokens < step.Tokens)
        {
            return "drew nothing";
        }

        if (step.Fails)
        {
            return "threw TimeZoneNotFoundException";
        }

        _loans[loan] = new Loan(lent.Tokens - step.Tokens, lent.Requests - 1, Now);
        return Take(step.Tokens, generation).Replace("took", "drew", StringComparison.Ordinal);
    }

    public string Return(long loan) => _loans.Remove(loan) ? "returned" : "returned nothing";

    public string Revoke()
    {
        _loans.Clear();
        return "done";
    }

    public string ReturnDead()
    {
        var dead = _loans.Where(loan => loan.Value.WrittenAt + TimeSpan.FromSeconds(20) <= Now).Select(loan => loan.Key).ToList();
        dead.ForEach(loan => _loans.Remove(loan));
        return $"returned {dead.Count} of the dead";
    }

    public string TakeBack(long tokens)
    {
        if (_planTokens + _packTokens < tokens)
        {
            return "took back nothing";
        }

        _loans.Clear();
        var pack = Math.Min(tokens, _packTokens);
        (_packTokens, _planTokens) = (_packTokens - pack, _planTokens - (tokens - pack));
        Lines.Add(new ModelLine(JournalKind.Expire, pack - tokens, -pack, 0, 0, -tokens, _period, null));
        return "took back";
    }

    private string Take(long tokens, long generation)
    {
        var fromPlan = Math.Min(_planTokens, tokens);
        var fromPack = tokens - fromPlan;
        _planTokens -= fromPlan;
        _packTokens -= fromPack;
        _admitted.Add(Now);
        _open.Add(generation, new HeldTokens(fromPlan, fromPack, _period));
        Open.Add(generation);
        Lines.Add(new ModelLine(JournalKind.Hold, -fromPlan, -fromPack, tokens, 0, 0, _period, generation));
        return $"took {fromPlan} + {fromPack}";
    }

    public string HoldTwice(LedgerStep.HoldTwice step) =>
        Refusal(new LedgerStep.Hold(step.Tokens, AsOtherPlan: false, null, null, null, Fails: false)) is { } refusal
            ? $"refused {refusal}"
            : "threw DbException";

    public static string SettleTwice(long captured, long held) =>
        captured < 0 || captured > held ? "threw ArgumentOutOfRangeException" : "threw DbException";

    public string Settle(long generation, long captured)
    {
        var hold = _open[generation];
        var tokens = hold.Plan + hold.Pack;
        if (captured < 0 || captured > tokens)
        {
            return "threw ArgumentOutOfRangeException";
        }

        var fromPlan = Math.Min(hold.Plan, captured);
        var packBack = hold.Pack - (captured - fromPlan);
        var planBack = hold.Period == _period ? hold.Plan - fromPlan : 0;
        var ended = hold.Period == _period ? 0 : hold.Plan - fromPlan;
        _planTokens += planBack;
        _packTokens += packBack;
        _open.Remove(generation);
        Open.Remove(generation);
        Ended.Add(generation);
        Lines.Add(new ModelLine(JournalKind.Settle, planBack, packBack, -tokens, captured, -ended, _period, generation));
        return ended == 0 ? "settled" : "settled, some ended";
    }

    private static long Hour(DateTimeOffset at) => at.Ticks / TimeSpan.TicksPerHour;

    private string? Refusal(LedgerStep.Hold step) =>
        _ends <= Now ? "PeriodOver"
        : step.AsOtherPlan ? "OtherPlan"
        : _admitted.Count(at => Hour(at) == Hour(Now)) + LentRequests >= step.Hour ? "HourLimit"
        : _admitted.Count(at => at.Date == Now.Date) + LentRequests >= step.Day ? "DayLimit"
        : _open.Count + LentRequests >= step.Pending ? "TooManyPending"
        : _planTokens + _packTokens - LentTokens < step.Tokens ? "InsufficientTokens"
        : null;

    private bool HasNoRoom(long tokens) => (Int128)_planTokens + _packTokens + Held + tokens > MaxTokens;

    private sealed record Loan(long Tokens, long Requests, DateTimeOffset WrittenAt);

    private sealed record HeldTokens(long Plan, long Pack, long Period);
}
