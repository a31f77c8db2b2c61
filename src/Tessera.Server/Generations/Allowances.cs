using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using Tessera.Server.Hosting;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>
/// The allowances of this process, one for each account that is busy here. Memory only says what may be promised; the loan in the
/// database says what is paid, when the row is written.
/// </summary>
internal sealed class Allowances
{
    // Nodes answer in milliseconds; a dead one never does, and its loan is taken away.
    private static readonly TimeSpan NodesAnswerWithin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(10);

    private readonly Database _database;
    private readonly LedgerStore _ledger;
    private readonly WalletCache _wallets;
    private readonly AllowanceOptions _options;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<AccountId, Allowance> _all = new();
    private readonly ConcurrentDictionary<AccountId, Lazy<Task>> _recalls = new();

    // Also those that are being asked for: they are alive although no allowance has them yet.
    private readonly ConcurrentDictionary<long, AccountId> _loans = new();

    public Allowances(Database database, LedgerStore ledger, WalletCache wallets, IOptions<AllowanceOptions> options, TimeProvider time)
    {
        (_database, _ledger, _wallets, _options, _time) = (database, ledger, wallets, options.Value, time);
        database.Notifications.Subscribe(Loans.Recall, AnswerRecall);
    }

    /// <summary>Waits until what an account has drawn is written; set by the one that writes it.</summary>
    public Func<AccountId, Task> WhenWritten { get; set; } = _ => Task.CompletedTask;

    private TimeSpan Clock => _time.GetElapsedTime(0);

    /// <summary>Whether a text of an account may be drawn.</summary>
    public bool IsOpen(AccountId account) => _all.TryGetValue(account, out var allowance) && allowance.IsOpen;

    /// <inheritdoc cref="Allowance.TryDraw"/>
    public bool TryDraw(HoldRequest request, Action<long> drawn)
    {
        if (!_all.TryGetValue(request.Account, out var allowance) || !allowance.TryDraw(request, drawn))
        {
            return false;
        }

        _wallets.Count(request.Account, request.At);
        Borrow(allowance, request);
        return true;
    }

    /// <summary>A text was admitted by the wallet that could have been drawn: an account that is busy gets an allowance.</summary>
    public void Admitted(HoldRequest request)
    {
        if (_options.Enabled)
        {
            Borrow(_all.GetOrAdd(request.Account, static account => new Allowance(account)), request);
        }
    }

    /// <summary>
    /// Returns what all nodes have borrowed of an account, so that its wallet decides alone. A node that does not answer loses its loan.
    /// </summary>
    public async Task RecallAsync(AccountId account)
    {
        var recall = _recalls.GetOrAdd(account, static (account, all) => new Lazy<Task>(() => all.RecallOnceAsync(account)), this);
        try
        {
            await recall.Value;
        }
        finally
        {
            _recalls.TryRemove(new KeyValuePair<AccountId, Lazy<Task>>(account, recall));
        }
    }

    /// <summary>The same, if anything is borrowed of the account.</summary>
    public async Task RecallIfLentAsync(AccountId account)
    {
        if ((_database.IsShared ? await _wallets.ReloadAsync(account) : await _wallets.GetAsync(account)) is not { LentTokens: 0, LentRequests: 0 })
        {
            await RecallAsync(account);
        }
    }

    /// <summary>Forgets a loan that turned out to have ended.</summary>
    public void Forget(AccountId account, long loan)
    {
        _loans.TryRemove(loan, out _);
        if (_all.TryGetValue(account, out var allowance))
        {
            allowance.Forget(loan);
        }
    }

    /// <summary>Admits no more against what is borrowed of an account, because its rows cannot be written now.</summary>
    public void Close(AccountId account)
    {
        if (_all.TryGetValue(account, out var allowance) && allowance.Recall(Clock) is not 0 and var loan)
        {
            _loans.TryRemove(loan, out _);
        }
    }

    /// <summary>Returns the loans of accounts that have been quiet, and those of dead processes.</summary>
    public async Task ReturnUnusedAsync(bool isFirst)
    {
        await Task.WhenAll(_all.Values.Select(allowance => ReturnIdleAsync(allowance, Clock)));

        // While this process has the database to itself, every loan that it does not know is of a dead one.
        DateTimeOffset? deadAt = isFirst && !_database.IsShared ? null : _time.GetUtcNow();
        foreach (var (loan, account) in await _database.ReadAsync(session => Loans.ListAsync(session, deadAt)))
        {
            if (!_loans.ContainsKey(loan))
            {
                await _database.WriteAsync(account.Value, session => Loans.ReturnAsync(session, account, loan, deadAt));
            }
        }
    }

    private async Task ReturnIdleAsync(Allowance allowance, TimeSpan now)
    {
        if (allowance.TakeIdle(now, _options.ReturnAfter) is not 0 and var loan)
        {
            await ReturnAsync(allowance.Account, loan);
        }
        else if (allowance.TryDrop(now, _options.ReturnAfter * 2))
        {
            _all.TryRemove(new KeyValuePair<AccountId, Allowance>(allowance.Account, allowance));
        }
    }

    private void Borrow(Allowance allowance, HoldRequest request)
    {
        if (allowance.TryAsk(request, _wallets.Find(request.Account), Clock, _options.ReturnAfter) is { } asked)
        {
            // Beside the call, which does not wait for it. If it fails, the calls ask the wallet.
            _ = BorrowAsync(allowance, asked);
        }
    }

    private async Task BorrowAsync(Allowance allowance, LoanRequest asked)
    {
        Wallet? wallet = null;
        _loans[asked.Loan] = asked.Account;
        try
        {
            wallet = await _database.WriteAsync(asked.Account.Value, async session =>
            {
                var lent = await Loans.LendAsync(session, asked, _time.GetUtcNow());
                FailPoints.Hit(FailPoints.BeforeLendCommit);
                return lent;
            });
            FailPoints.Hit(FailPoints.AfterLendCommit);
            if (wallet is not null)
            {
                _wallets.Update(wallet);
            }
        }
        finally
        {
            var unwanted = allowance.Lent(asked, wallet, Clock);
            if (wallet is null && !asked.IsMore)
            {
                _loans.TryRemove(asked.Loan, out _);
            }

            if (unwanted != 0)
            {
                await ReturnAsync(asked.Account, unwanted);
            }
        }
    }

    private async Task ReturnAsync(AccountId account, long loan)
    {
        try
        {
            await WhenWritten(account);
            await _database.WriteAsync(account.Value, async session =>
            {
                var isReturned = await Loans.ReturnAsync(session, account, loan);
                FailPoints.Hit(FailPoints.BeforeReturnCommit);
                return isReturned;
            });
            FailPoints.Hit(FailPoints.AfterReturnCommit);
        }
        finally
        {
            _loans.TryRemove(loan, out _);
        }
    }

    private async Task RecallOnceAsync(AccountId account)
    {
        var started = Stopwatch.GetTimestamp();
        await ReturnOwnAsync(account);
        if (_database.IsShared)
        {
            await _database.WriteAsync(session =>
            {
                session.Notify(new Notification(Loans.Recall, account.Value));
                return Task.CompletedTask;
            });
            while (Stopwatch.GetElapsedTime(started) < NodesAnswerWithin && await _ledger.GetWalletAsync(account) is not { LentTokens: 0, LentRequests: 0 })
            {
                await Task.Delay(LookEvery);
            }
        }

        _wallets.Update(await _database.WriteAsync(account.Value, async session =>
        {
            await Loans.RevokeAsync(session, account);
            return await LedgerStore.GetWalletAsync(session, account);
        }));
    }

    // Outside the writer that notifies, which must not wait for a write, and outside its execution context, by which it is known.
    private void AnswerRecall(long account) =>
        ThreadPool.UnsafeQueueUserWorkItem(static answer => _ = answer.All.AnswerRecallAsync(answer.Account), (All: this, Account: account), preferLocal: false);

    // After a lost connection, notifications may have been missed: everything is returned.
    private async Task AnswerRecallAsync(long account)
    {
        foreach (var own in account == 0 ? [.. _all.Keys] : (AccountId[])[new AccountId(account)])
        {
            if (_all.ContainsKey(own))
            {
                await ReturnOwnAsync(own);
            }
        }
    }

    private async Task ReturnOwnAsync(AccountId account)
    {
        if (_all.GetOrAdd(account, static account => new Allowance(account)).Recall(Clock) is not 0 and var loan)
        {
            await ReturnAsync(account, loan);
        }
        else
        {
            await WhenWritten(account);
        }
    }
}
