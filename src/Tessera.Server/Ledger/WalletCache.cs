using System.Collections.Concurrent;

namespace Tessera.Server.Ledger;

/// <summary>
/// The wallets as this process last saw them committed: good enough for headers and for guessing the plan, but never for
/// decisions about money, which the guarded statements make.
/// </summary>
internal sealed class WalletCache(LedgerStore ledger)
{
    private const int Most = 100_000;

    private readonly ConcurrentDictionary<AccountId, Wallet> _wallets = new();

    public ValueTask<Wallet> GetAsync(AccountId account) =>
        _wallets.TryGetValue(account, out var seen) ? ValueTask.FromResult(seen) : new(ReloadAsync(account));

    public Wallet? Find(AccountId account) => _wallets.GetValueOrDefault(account);

    public async Task<Wallet> ReloadAsync(AccountId account)
    {
        var wallet = await ledger.GetWalletAsync(account);
        Update(wallet);
        return wallet;
    }

    /// <summary>Counts a request whose row is written later, so that its own reply counts it.</summary>
    public void Count(AccountId account, DateTimeOffset now)
    {
        if (_wallets.TryGetValue(account, out var seen))
        {
            // One that was replaced meanwhile is newer.
            _wallets.TryUpdate(account, seen.WithRequest(now), seen);
        }
    }

    public void Update(Wallet wallet)
    {
        // Counting locks the whole dictionary, so it is done only after an addition.
        if (!_wallets.ContainsKey(wallet.Account) && _wallets.Count >= Most)
        {
            _wallets.Clear();
        }

        _wallets[wallet.Account] = wallet;
    }
}
