using Tessera.Server.Ledger;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Ledger;

public sealed class WalletCacheTests : IAsyncLifetime
{
    private readonly TemporaryDatabase _temporary = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _temporary.DisposeAsync();

    [Fact]
    public async Task It_is_emptied_rather_than_growing_beyond_its_bound()
    {
        var caller = await LedgerAccounts.OpenAsync(_temporary.Database, planTokens: 1, packTokens: 2);
        var cache = new WalletCache(new LedgerStore(_temporary.Database));
        var wallet = await cache.ReloadAsync(caller.Account);
        cache.Find(caller.Account).ShouldBe(wallet);
        for (var other = 1; other < 100_000; other++)
        {
            cache.Update(wallet with { Account = new AccountId(caller.Account.Value + other) });
        }

        cache.Update(wallet with { PackTokens = 5 });
        cache.Find(caller.Account).ShouldNotBeNull().PackTokens.ShouldBe(5);
        cache.Find(new AccountId(caller.Account.Value + 1)).ShouldNotBeNull();

        var newcomer = new AccountId(caller.Account.Value + 100_000);
        cache.Update(wallet with { Account = newcomer });
        cache.Find(caller.Account).ShouldBeNull();
        cache.Find(newcomer).ShouldNotBeNull();
        (await cache.GetAsync(caller.Account)).ShouldBe(wallet);
    }

    [Fact]
    public async Task A_new_plan_period_notifies_those_that_cached_the_plan()
    {
        var caller = await LedgerAccounts.OpenAsync(_temporary.Database, planTokens: 1, packTokens: 0);
        var notified = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        _temporary.Database.Notifications.Subscribe(LedgerStore.PlanChanged, id => notified.TrySetResult(id));

        await _temporary.Database.WriteAsync(session => LedgerStore.StartPeriodAsync(
            session, caller.Account, new PlanPeriod("basic", 5, EndsAt: null, Renews: false), "upgrade", LedgerAccounts.Now));

        (await notified.Task.WaitAsync(TestContext.Current.CancellationToken)).ShouldBe(caller.Account.Value);
    }
}
