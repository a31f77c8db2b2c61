using Tessera.Server.Authentication;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Ledger;

/// <summary>The alert at its threshold, below the HTTP surface: which hold reports it, and what arms it again.</summary>
public sealed class LowBalanceAlertTests : IAsyncLifetime
{
    private const long Threshold = 90;

    private readonly TemporaryDatabase _temporary = new();

    private Database Database => _temporary.Database;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _temporary.DisposeAsync();

    [Fact]
    public async Task A_balance_at_the_threshold_is_not_low()
    {
        var caller = await OpenAsync(planTokens: 0, packTokens: 100);

        (await HoldAsync(caller, 10)).ShouldBeFalse();
        (await HoldAsync(caller, 1)).ShouldBeTrue();
        (await HoldAsync(caller, 1)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(19, false)]
    public async Task Tokens_up_to_the_threshold_arm_it_again(long tokens, bool isArmed)
    {
        var caller = await OpenAsync(planTokens: 10, packTokens: 80);
        (await HoldAsync(caller, 20)).ShouldBeTrue();

        await Database.WriteAsync(session => LedgerStore.GrantPackAsync(session, caller.Account, tokens, "top-up", LedgerAccounts.Now));

        (await HoldAsync(caller, 1)).ShouldBe(isArmed);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    public async Task A_new_period_up_to_the_threshold_arms_it_again(long tokens, bool isArmed)
    {
        var caller = await OpenAsync(planTokens: 10, packTokens: 80);
        (await HoldAsync(caller, 10)).ShouldBeTrue();

        await Database.WriteAsync(session => LedgerStore.StartPeriodAsync(
            session, caller.Account, new PlanPeriod(LedgerAccounts.Plan, tokens, EndsAt: null, Renews: false), "next", LedgerAccounts.Now));

        (await HoldAsync(caller, 1)).ShouldBe(isArmed);
    }

    private async Task<Caller> OpenAsync(long planTokens, long packTokens)
    {
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens, packTokens);
        await Database.WriteAsync(async session =>
        {
            await LowBalanceAlert.SetThresholdAsync(session, caller.Account, Threshold);
            return true;
        });
        return caller;
    }

    /// <summary>Whether a hold reports that the balance has just become low.</summary>
    private async Task<bool> HoldAsync(Caller caller, long tokens)
    {
        var outcomes = await Database.WriteAsync(session => LedgerStore.HoldAsync(session, [caller.Asking(tokens).Hold]));
        return outcomes.ShouldHaveSingleItem().ShouldBeOfType<HoldOutcome.Taken>().After.HasJustRunLow;
    }
}
