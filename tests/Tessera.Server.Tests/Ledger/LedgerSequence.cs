using System.Data.Common;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Ledger;

/// <summary>Takes the steps on a wallet of the real ledger and on the model, and compares the two after each.</summary>
internal sealed class LedgerSequence(Database database, AccountId account)
{
    private const string Nothing = "nothing to do";

    private static long Generations;

    private readonly LedgerStore _ledger = new(database);
    private readonly LedgerModel _model = new();
    private readonly Dictionary<long, Hold> _holds = [];
    private readonly long[] _loans = new long[3];
    private readonly HashSet<long> _everLent = [];

    /// <summary>What came of each step.</summary>
    public List<string> Outcomes { get; } = [];

    /// <summary>Null, or where the ledger and the model part.</summary>
    public async Task<string?> RunAsync(IReadOnlyList<LedgerStep> steps)
    {
        await database.WriteAsync(session => LedgerStore.OpenWalletAsync(session, account, _model.Plan));
        for (var index = 0; index < steps.Count; index++)
        {
            var (expected, outcome) = await TakeAsync(steps[index]);
            var wallet = WalletView.Of(await _ledger.GetWalletAsync(account), _model.Now);
            if (outcome != expected || wallet != _model.View)
            {
                return $"step {index + 1}, {steps[index]}: {outcome}, {wallet}\n  where the model says: {expected}, {_model.View}";
            }

            Outcomes.Add(outcome);
        }

        var lines = (await _ledger.ListAsync(account, long.MaxValue, int.MaxValue)).Lines.Reverse().Select(ModelLine.Of).ToList();
        return lines.SequenceEqual(_model.Lines)
            ? null
            : $"the journal is\n  {string.Join("\n  ", lines)}\nwhere the model says\n  {string.Join("\n  ", _model.Lines)}";
    }

    private async Task<(string Expected, string Outcome)> TakeAsync(LedgerStep step) => step switch
    {
        LedgerStep.Wait wait => (_model.Wait(wait.For), "done"),
        LedgerStep.OpenTwice => ("threw DbException", await WriteAsync(session => LedgerStore.OpenWalletAsync(session, account, "elite"))),
        LedgerStep.GrantPack grant => (
            _model.GrantPack(grant.Tokens),
            await WriteAsync(session => LedgerStore.GrantPackAsync(session, account, grant.Tokens, "pack", _model.Now))),
        LedgerStep.StartPeriod start => (_model.StartPeriod(start), await StartAsync(start)),
        LedgerStep.Hold hold => await HoldAsync(hold),
        LedgerStep.HoldTwice hold => await HoldTwiceAsync(hold),
        LedgerStep.Settle settle => await SettleAsync(settle),
        LedgerStep.SettleTwice settle => await SettleTwiceAsync(settle),
        LedgerStep.Lend lend => await LendAsync(lend),
        LedgerStep.Draw draw => await DrawAsync(draw),
        LedgerStep.Return give => await ReturnAsync(give),
        LedgerStep.Revoke => (_model.Revoke(), await WriteAsync(session => Loans.RevokeAsync(session, account))),
        LedgerStep.Kill kill => ("done", Forget(kill.Node)),
        LedgerStep.ReturnDead => (_model.ReturnDead(), await WriteAsync(ReturnDeadAsync)),
        LedgerStep.TakeBack take => (_model.TakeBack(take.Tokens), await WriteAsync(async session =>
            await TakeBack.TryRunAsync(session, account, take.Tokens, TakeBack.Reason, _model.Now) ? "took back" : "took back nothing")),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "no such step"),
    };

    private Task<string> StartAsync(LedgerStep.StartPeriod step)
    {
        var period = new PlanPeriod(step.Plan, step.Tokens, _model.Now + step.Lasts, step.Renews);
        return WriteAsync(session => LedgerStore.StartPeriodAsync(session, account, period, $"plan {step.Plan}", _model.Now));
    }

    private async Task<(string Expected, string Outcome)> HoldAsync(LedgerStep.Hold step)
    {
        var generation = Interlocked.Increment(ref Generations);
        var plan = step.AsOtherPlan ? "a plan the wallet is not on" : _model.Plan;
        var request = new HoldRequest(account, plan, new HoldRequest.PlanLimits(step.Hour, step.Day, step.Pending), step.Tokens, _model.Now);
        return (_model.Hold(step, generation), await HoldAsync(request, generation, step.Fails));
    }

    private async Task<(string Expected, string Outcome)> HoldTwiceAsync(LedgerStep.HoldTwice step)
    {
        if (_holds.Count == 0)
        {
            return (Nothing, Nothing);
        }

        var generation = _holds.Keys.ElementAt(step.Which % _holds.Count);
        var request = new HoldRequest(account, _model.Plan, new HoldRequest.PlanLimits(null, null, null), step.Tokens, _model.Now);
        return (_model.HoldTwice(step), await HoldAsync(request, generation, fails: false));
    }

    private string Forget(int node)
    {
        _loans[node] = 0;
        return "done";
    }

    private async Task<(string Expected, string Outcome)> LendAsync(LedgerStep.Lend step)
    {
        var isMore = _loans[step.Node] != 0;
        var loan = isMore ? _loans[step.Node] : Interlocked.Increment(ref Generations);
        var request = new LoanRequest(
            loan, isMore, account, _model.Plan, new HoldRequest.PlanLimits(step.Hour, step.Day, step.Pending), step.Tokens, step.Requests);
        var outcome = await WriteAsync(async session => await Loans.LendAsync(session, request, _model.Now) is null ? "lent nothing" : "lent");
        if (outcome == "lent")
        {
            _loans[step.Node] = loan;
            _everLent.Add(loan);
        }

        return (_model.Lend(step, loan, isMore), outcome);
    }

    // A row is written with the loan that paid for it when it was admitted; a node without one draws from none.
    private async Task<(string Expected, string Outcome)> DrawAsync(LedgerStep.Draw step)
    {
        if (_loans[step.Node] is 0)
        {
            return (Nothing, Nothing);
        }

        var generation = Interlocked.Increment(ref Generations);
        // Its limits and its plan were checked when the loan was given.
        var request = new HoldRequest(account, _model.Plan, new HoldRequest.PlanLimits(0, 0, 0), step.Tokens, _model.Now) { Loan = _loans[step.Node] };
        var outcome = await HoldAsync(request, generation, step.Fails);
        outcome = outcome.StartsWith("refused", StringComparison.Ordinal) ? "drew nothing" : outcome.Replace("took", "drew", StringComparison.Ordinal);
        return (_model.Draw(step, _loans[step.Node], generation), outcome);
    }

    private async Task<(string Expected, string Outcome)> ReturnAsync(LedgerStep.Return step)
    {
        var loan = _loans[step.Node];
        Forget(step.Node);
        return (_model.Return(loan), await WriteAsync(async session => await Loans.ReturnAsync(session, account, loan) ? "returned" : "returned nothing"));
    }

    private async Task<string> ReturnDeadAsync(Session session)
    {
        var returned = 0;
        foreach (var loan in _everLent)
        {
            returned += await Loans.ReturnAsync(session, account, loan, _model.Now) ? 1 : 0;
        }

        return $"returned {returned} of the dead";
    }

    private async Task<(string Expected, string Outcome)> SettleAsync(LedgerStep.Settle step)
    {
        if (_model.Open.Count == 0)
        {
            return (Nothing, Nothing);
        }

        var generation = _model.Open[step.Which % _model.Open.Count];
        var captured = Share(_holds[generation], step.Percent);
        var outcome = await WriteAsync(session => SettleAsync(session, generation, captured));
        return (_model.Settle(generation, captured), outcome);
    }

    private async Task<(string Expected, string Outcome)> SettleTwiceAsync(LedgerStep.SettleTwice step)
    {
        if (_model.Ended.Count == 0)
        {
            return (Nothing, Nothing);
        }

        var generation = _model.Ended[step.Which % _model.Ended.Count];
        var captured = Share(_holds[generation], step.Percent);
        return (
            LedgerModel.SettleTwice(captured, _holds[generation].Tokens),
            await WriteAsync(session => SettleAsync(session, generation, captured)));
    }

    // Remembered after the commit only: until then it may fail.
    private async Task<string> HoldAsync(HoldRequest request, long generation, bool fails)
    {
        Hold? hold = null;
        var outcome = await WriteAsync(async session =>
        {
            (var said, hold) = await HoldAsync(session, request, generation, fails);
            return said;
        });
        if (hold is not null && outcome.StartsWith("took", StringComparison.Ordinal))
        {
            _holds[generation] = hold;
        }

        return outcome;
    }

    private async Task<(string Outcome, Hold? Hold)> HoldAsync(Session session, HoldRequest request, long generation, bool fails)
    {
        var outcome = (await LedgerStore.HoldAsync(session, [request]))[0];
        if (outcome is not HoldOutcome.Taken(var hold, var after))
        {
            return ($"refused {outcome.GetType().Name}", null);
        }

        if (fails)
        {
            throw new TimeZoneNotFoundException("What follows the hold in its write failed.");
        }

        await LedgerStore.RecordHoldAsync(session, hold, generation, "hold", request.At);
        (await LedgerStore.GetHoldAsync(session, generation)).ShouldBe(hold);
        (await LedgerStore.GetWalletAsync(session, account)).ShouldBe(after);
        return ($"took {hold.FromPlan} + {hold.FromPack}", hold);
    }

    private async Task<string> SettleAsync(Session session, long generation, long captured)
    {
        var hold = _holds[generation];
        var after = (await LedgerStore.SettleAsync(session, [new Settlement(hold, generation, captured, "settled", _model.Now)]))[0];
        (await LedgerStore.GetWalletAsync(session, account)).ShouldBe(after);
        var someEnded = hold.Unspent(captured).Plan > 0 && after.PlanPeriod != hold.PlanPeriod;
        return someEnded ? "settled, some ended" : "settled";
    }

    private Task<string> WriteAsync(Func<Session, Task> work) => WriteAsync(async session =>
    {
        await work(session);
        return "done";
    });

    private async Task<string> WriteAsync(Func<Session, Task<string>> work)
    {
        try
        {
            return await database.WriteAsync(work);
        }
        catch (Exception failure) when (
            failure is ArgumentOutOfRangeException or OverflowException or DbException or TimeZoneNotFoundException or ShouldAssertException)
        {
            return $"threw {(failure is DbException ? nameof(DbException) : failure.GetType().Name)}";
        }
    }

    private static long Share(Hold hold, int percent) => percent switch
    {
        < 0 => -1,
        > 100 => hold.Tokens + 1,
        _ => hold.Tokens * percent / 100,
    };
}
