using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Ledger;

/// <summary>
/// The statements of the ledger. Each runs inside the caller's transaction, because tokens never move without the row that
/// explains why. Statements are guarded: one whose condition is false changes nothing and reports it.
/// </summary>
internal sealed class LedgerStore(Database database)
{
    /// <summary>The notification topic for a new plan period; the ID is the account's.</summary>
    public const string PlanChanged = "plan";

    private static readonly HoldRequest.PlanLimits Unlimited = new(null, null, null);

    /// <summary>The wallet of an account that exists.</summary>
    public Task<Wallet> GetWalletAsync(AccountId account) => database.ReadAsync(session => GetWalletAsync(session, account));

    /// <summary>The wallet, locked until the write ends, for decisions based on what was read.</summary>
    public static Task<Wallet> LockWalletAsync(Session session, AccountId account) => GetWalletAsync(session, account, session.ForUpdate);

    public static async Task<Wallet> GetWalletAsync(Session session, AccountId account, string locking = "")
    {
        var query = session.Prepared($"SELECT {LedgerStatements.WalletColumns} FROM wallets WHERE account_id = @account {locking}", "@account");
        await using var rows = await query.With(account.Value).ExecuteReaderAsync();
        return await rows.ReadAsync()
            ? ReadWallet(rows)
            : throw new InvalidOperationException($"Account {account} has no wallet.");
    }

    /// <summary>
    /// Sets tokens aside and counts the requests. What an account asks for is one guarded statement where all of it fits;
    /// where not, each of its requests is decided by itself, in their order.
    /// </summary>
    public static async Task<HoldOutcome[]> HoldAsync(Session session, IReadOnlyList<HoldRequest> requests)
    {
        var outcomes = new HoldOutcome?[requests.Count];
        var together = WalletShare.Of(requests.Count, index => (requests[index].Account, requests[index].Alike));
        await TakeAsync(session, together, requests, outcomes);
        var apart = together.Where(share => share.Members.Count > 1 && outcomes[share.Members[0]] is null).SelectMany(share => share.Split());
        await TakeAsync(session, apart, requests, outcomes);

        var refused = requests.Where((_, index) => outcomes[index] is null).Select(request => request.Account).Distinct();
        var wallets = (await Task.WhenAll(refused.Select(account => GetWalletAsync(session, account)))).ToDictionary(wallet => wallet.Account);
        return [.. outcomes.Select((outcome, index) => outcome ?? Explain(requests[index], wallets[requests[index].Account]))];
    }

    /// <summary>Writes the journal line of a hold, once its generation has an ID.</summary>
    public static Task RecordHoldAsync(Session session, Hold hold, long generation, string reason, DateTimeOffset at) =>
        WriteAsync(session, new JournalLine(hold.Account, at, JournalKind.Hold, reason)
        {
            Plan = -hold.FromPlan,
            Pack = -hold.FromPack,
            Held = hold.Tokens,
            PlanPeriod = hold.PlanPeriod,
            Generation = generation,
        });

    /// <summary>The hold of a generation, from the journal.</summary>
    public Task<Hold> GetHoldAsync(long generation) => database.ReadAsync(session => GetHoldAsync(session, generation));

    /// <inheritdoc cref="GetHoldAsync(long)"/>
    public static async Task<Hold> GetHoldAsync(Session session, long generation)
    {
        var query = session.Prepared(
            "SELECT account_id, plan, pack, plan_period FROM journal WHERE generation_id = @generation AND kind = 'hold'",
            "@generation");
        await using var rows = await query.With(generation).ExecuteReaderAsync();
        return await rows.ReadAsync()
            ? new Hold(new AccountId(rows.NextInt64()), -rows.NextInt64(), -rows.NextInt64(), rows.NextInt64())
            : throw new InvalidOperationException($"Generation {generation} has no hold.");
    }

    /// <summary>
    /// Ends holds: captures what was spent and releases the rest; the wallets after it, in the order of the settlements. Plan
    /// tokens whose period has ended meanwhile expire with it. The journal's unique index refuses a second end.
    /// </summary>
    public static async Task<Wallet[]> SettleAsync(Session session, IReadOnlyList<Settlement> settlements)
    {
        var wallets = new Wallet[settlements.Count];
        var shares = WalletShare.Of(settlements.Count, index => (settlements[index].Hold.Account, settlements[index].Hold.PlanPeriod));
        await Task.WhenAll(shares.InRounds(share => share.Account).Select(async round =>
        {
            var changed = await session.RunManyAsync(LedgerStatements.Settle, [.. round.Select(share => ToValues(share, settlements))], ReadWallet);
            foreach (var share in round)
            {
                var wallet = changed.Find(wallet => wallet.Account == share.Account)
                    ?? throw new InvalidOperationException($"Account {share.Account} has no wallet.");
                share.Members.ForEach(index => wallets[index] = wallet);
            }
        }));
        for (var index = 0; index < wallets.Length; index++)
        {
            var settlement = settlements[index];
            var (hold, back) = (settlement.Hold, settlement.Hold.Unspent(settlement.Captured));
            var expired = wallets[index].PlanPeriod == hold.PlanPeriod ? 0 : back.Plan;
            await WriteAsync(session, new JournalLine(hold.Account, settlement.At, JournalKind.Settle, settlement.Reason)
            {
                Plan = back.Plan - expired,
                Pack = back.Pack,
                Held = -hold.Tokens,
                Revenue = settlement.Captured,
                Issued = -expired,
                PlanPeriod = wallets[index].PlanPeriod,
                Generation = settlement.Generation,
            });
        }

        return wallets;
    }

    /// <summary>Subtracts one generation from the account's history.</summary>
    public static Task CountDeletedAsync(Session session, AccountId account) => session
        .Prepared("UPDATE wallets SET generations = generations - 1 WHERE account_id = @account", "@account")
        .With(account.Value)
        .ExecuteNonQueryAsync();

    /// <summary>Creates an empty wallet for an account, on a plan that starts with <see cref="StartPeriodAsync"/>.</summary>
    public static async Task OpenWalletAsync(Session session, AccountId account, string plan)
    {
        var insert = session.Prepared("INSERT INTO wallets (account_id, plan) VALUES (@account, @plan)", "@account", "@plan");
        await insert.With(account.Value, plan).ExecuteNonQueryAsync();
    }

    /// <summary>Adds tokens that never expire.</summary>
    /// <exception cref="OverflowException">The wallet has no room for so many.</exception>
    public static async Task GrantPackAsync(Session session, AccountId account, long tokens, string reason, DateTimeOffset at) =>
        _ = await TryGrantPackAsync(session, account, tokens, reason, at) ?? throw NoRoom(account, tokens);

    /// <summary>Adds tokens that never expire, and returns the wallet with them; null when it has no room for so many.</summary>
    public static async Task<Wallet?> TryGrantPackAsync(Session session, AccountId account, long tokens, string reason, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        var wallet = await LockWalletAsync(session, account);
        if (!wallet.HasRoomFor(tokens))
        {
            return null;
        }

        var update = session.Prepared(
            """
            UPDATE wallets SET pack_tokens = pack_tokens + @tokens, lines = lines + 1,
                low_balance_told = CASE WHEN plan_tokens + pack_tokens + @tokens >= low_balance THEN 0 ELSE low_balance_told END
            WHERE account_id = @account
            """,
            "@tokens", "@account");
        await update.With(tokens, account.Value).ExecuteNonQueryAsync();
        await WriteAsync(session, new JournalLine(account, at, JournalKind.Grant, reason)
        {
            Pack = tokens,
            Issued = tokens,
            PlanPeriod = wallet.PlanPeriod,
        });
        return wallet with { PackTokens = wallet.PackTokens + tokens };
    }

    /// <summary>Ends the current plan period, expires its remaining tokens, and starts another.</summary>
    public static async Task StartPeriodAsync(Session session, AccountId account, PlanPeriod period, string reason, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(period.Tokens);
        var wallet = await LockWalletAsync(session, account);
        if (!wallet.HasRoomFor(period.Tokens))
        {
            throw NoRoom(account, period.Tokens);
        }

        await Loans.RevokeAsync(session, wallet);
        if (wallet.PlanTokens > 0)
        {
            await WriteAsync(session, new JournalLine(account, at, JournalKind.Expire, $"plan period of {wallet.Plan} ended")
            {
                Plan = -wallet.PlanTokens,
                Issued = -wallet.PlanTokens,
                PlanPeriod = wallet.PlanPeriod,
            });
        }

        var update = session.Prepared(
            """
            UPDATE wallets SET plan = @plan, plan_period = plan_period + 1, plan_ends_at = @ends_at,
                plan_renews = @renews, plan_tokens = @tokens, lines = lines + @lines,
                low_balance_told = CASE WHEN pack_tokens + @tokens >= low_balance THEN 0 ELSE low_balance_told END
            WHERE account_id = @account
            """,
            "@plan", "@ends_at", "@renews", "@tokens", "@lines", "@account");
        var lines = (wallet.PlanTokens > 0 ? 1 : 0) + (period.Tokens > 0 ? 1 : 0);
        update.With(period.Plan, period.EndsAt?.ToUnixTimeMilliseconds(), period.Renews ? 1 : 0, period.Tokens, lines, account.Value);
        await update.ExecuteNonQueryAsync();
        session.Notify(new Notification(PlanChanged, account.Value));
        if (period.Tokens > 0)
        {
            await WriteAsync(session, new JournalLine(account, at, JournalKind.Grant, reason)
            {
                Plan = period.Tokens,
                Issued = period.Tokens,
                PlanPeriod = wallet.PlanPeriod + 1,
            });
        }
    }

    /// <summary>The journal lines of an account, newest first, before <paramref name="before"/>, and the balance now.</summary>
    public Task<(IReadOnlyList<JournalLine> Lines, long Balance)> ListAsync(AccountId account, long before, int limit) => database.ReadAsync(async session =>
    {
        // Selects the IDs from the account's own index first; otherwise a planner might scan the lines of all accounts
        // backwards.
        var query = session.Prepared(
            """
            SELECT at, kind, reason, id, plan, pack, held, revenue, issued, plan_period, generation_id,
                (SELECT g.model FROM generations g WHERE g.id = generation_id),
                (SELECT w.plan_tokens + w.pack_tokens FROM wallets w WHERE w.account_id = @account)
            FROM journal
            WHERE id IN (SELECT id FROM journal WHERE account_id = @account AND id < @before ORDER BY id DESC LIMIT @limit) ORDER BY id DESC
            """,
            "@account", "@before", "@limit");
        var balance = 0L;
        var lines = await query.With(account.Value, before, limit).ListAsync(rows =>
        {
            var line = ReadLine(rows, account) with { Model = rows.NextNullableString() };
            balance = rows.NextInt64();
            return line;
        });
        return ((IReadOnlyList<JournalLine>)lines, balance);
    });

    private static OverflowException NoRoom(AccountId account, long tokens) =>
        new($"{tokens} more tokens would take account {account} over {Wallet.MaxTokens}.");

    private static HoldOutcome.Refused Explain(HoldRequest request, Wallet wallet) => wallet switch
    {
        { PlanEndsAt: { } end } when end <= request.At => new HoldOutcome.PeriodOver(wallet),
        _ when wallet.Plan != request.Plan => new HoldOutcome.OtherPlan(wallet),
        _ when wallet.UsedThisHour(request.At) + wallet.LentRequests >= (request.Limits.Hour ?? int.MaxValue) => new HoldOutcome.HourLimit(wallet),
        _ when wallet.UsedToday(request.At) + wallet.LentRequests >= (request.Limits.Day ?? int.MaxValue) => new HoldOutcome.DayLimit(wallet),
        _ when wallet.Pending + wallet.LentRequests >= (request.Limits.Pending ?? int.MaxValue) => new HoldOutcome.TooManyPending(wallet),
        _ when wallet.SummarizedId >= request.Number => new HoldOutcome.NumberPassed(wallet),
        _ => new HoldOutcome.InsufficientTokens(wallet, request.Tokens),
    };

    private static Task TakeAsync(Session session, IEnumerable<WalletShare> shares, IReadOnlyList<HoldRequest> requests, HoldOutcome?[] outcomes) =>
        Task.WhenAll(shares.InRounds(share => share.Account).Select(async round =>
        {
            var taken = await session.RunManyAsync(
                LedgerStatements.Hold, [.. round.Select(share => ToValues(share, requests))], row => (Wallet: ReadWallet(row), FromPlan: row.NextInt64()));
            var drawn = new List<(long Loan, long Tokens, long Requests)>();
            foreach (var (wallet, fromPlan) in taken)
            {
                var share = round.Single(share => share.Account == wallet.Account);
                Divide(share, wallet, fromPlan, requests, outcomes);
                if (requests[share.Members[0]].Loan is not 0 and var loan)
                {
                    drawn.Add((loan, share.Members.Sum(index => requests[index].Tokens), share.Members.Count));
                }
            }

            await Loans.DrawAsync(session, drawn, requests[0].At);
        }));

    // As if each had asked alone, from the last to the first: plan tokens are spent first, and each sees the wallet after itself.
    private static void Divide(WalletShare share, Wallet after, long fromPlan, IReadOnlyList<HoldRequest> requests, HoldOutcome?[] outcomes)
    {
        var hasRunLow = after.HasJustRunLow;
        var before = share.Members.Sum(index => requests[index].Tokens);
        for (var member = share.Members.Count - 1; member >= 0; member--)
        {
            var index = share.Members[member];
            var tokens = requests[index].Tokens;
            before -= tokens;
            var plan = Math.Clamp(fromPlan - before, 0, tokens);
            var isFirstLow = hasRunLow && after.Available < after.LowBalance && (member == 0 || after.Available + tokens >= after.LowBalance);
            outcomes[index] = new HoldOutcome.Taken(
                new Hold(share.Account, plan, tokens - plan, after.PlanPeriod), after with { HasJustRunLow = isFirstLow });
            after = after with
            {
                PlanTokens = after.PlanTokens + plan,
                PackTokens = after.PackTokens + tokens - plan,
                HeldTokens = after.HeldTokens - tokens,
                Pending = after.Pending - 1,
                HourCount = after.HourCount - 1,
                DayCount = after.DayCount - 1,
                LentTokens = after.LentTokens + (requests[index].Loan == 0 ? 0 : tokens),
                LentRequests = after.LentRequests + (requests[index].Loan == 0 ? 0 : 1),
            };
        }
    }

    private static object?[] ToValues(WalletShare share, IReadOnlyList<HoldRequest> requests)
    {
        var first = requests[share.Members[0]];
        var (tokens, now, number) = (0L, first.At, first.Number);
        foreach (var index in share.Members)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(requests[index].Tokens);
            tokens = checked(tokens + requests[index].Tokens);
            now = now > requests[index].At ? now : requests[index].At;
            number = Math.Min(number, requests[index].Number);
        }

        // What a loan pays for was within the plan's limits and its period when the loan was given.
        var (limits, lent, requested) = first.Loan == 0 ? (first.Limits, 0L, 0) : (Unlimited, tokens, share.Members.Count);
        return
        [
            share.Account.Value, first.Plan, tokens, share.Members.Count, limits.Pending ?? int.MaxValue,
            RateWindow.Hour(now), limits.Hour ?? int.MaxValue, RateWindow.Day(now), limits.Day ?? int.MaxValue,
            first.Loan == 0 ? now.ToUnixTimeMilliseconds() : 0, number, first.Loan, lent, requested,
        ];
    }

    private static object?[] ToValues(WalletShare share, IReadOnlyList<Settlement> settlements)
    {
        var (held, plan, pack) = (0L, 0L, 0L);
        foreach (var index in share.Members)
        {
            var (hold, back) = (settlements[index].Hold, settlements[index].Hold.Unspent(settlements[index].Captured));
            (held, plan, pack) = checked((held + hold.Tokens, plan + back.Plan, pack + back.Pack));
        }

        return [share.Account.Value, held, share.Members.Count, settlements[share.Members[0]].Hold.PlanPeriod, plan, pack];
    }

    /// <summary>Writes a line, in the transaction that changes the wallet by the same amounts and counts it.</summary>
    public static Task WriteAsync(Session session, JournalLine line) => session.InsertBeforeCommitAsync(
        LedgerStatements.Journal,
        line.Account.Value,
        line.At.ToUnixTimeMilliseconds(),
        line.Kind.ToWire(),
        line.Plan,
        line.Pack,
        line.Held,
        line.Revenue,
        line.Issued,
        line.PlanPeriod,
        line.Generation,
        line.Reason);

    public static Wallet ReadWallet(Rows row) => new(
        new AccountId(row.NextInt64()),
        row.NextString(),
        row.NextInt64(),
        row.NextNullableTime(),
        row.NextBoolean(),
        row.NextInt64(),
        row.NextInt64(),
        row.NextInt64(),
        row.NextInt32(),
        row.NextInt64(),
        row.NextInt32(),
        row.NextInt64(),
        row.NextInt32())
    {
        WebhookEndpoints = row.NextInt32(),
        LowBalance = row.NextInt64(),
        HasJustRunLow = row.NextInt64() == 1,
        SummarizedId = row.NextInt64(),
        LentTokens = row.NextInt64(),
        LentRequests = row.NextInt64(),
    };

    private static JournalLine ReadLine(Rows row, AccountId account) =>
        new(account, row.NextTime(), WireNames.Parse<JournalKind>(row.NextString()), row.NextString())
        {
            Id = row.NextInt64(),
            Plan = row.NextInt64(),
            Pack = row.NextInt64(),
            Held = row.NextInt64(),
            Revenue = row.NextInt64(),
            Issued = row.NextInt64(),
            PlanPeriod = row.NextInt64(),
            Generation = row.NextNullableInt64(),
        };
}
