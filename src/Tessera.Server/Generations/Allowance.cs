using Tessera.Server.Ledger;

namespace Tessera.Server.Generations;

/// <summary>What this process may admit for one account without a commit: what is left of its loan, as far as this process knows.</summary>
internal sealed class Allowance(AccountId account)
{
    private const long FewestRequests = 16;
    private const long MostRequests = 1024;

    // An allowance of fewer is not worth the write that lends it.
    private const long Worthwhile = 2;

    // An account whose tokens were needed elsewhere asks for each call.
    private static readonly TimeSpan AfterRecall = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(-1);

    private readonly Lock _gate = new();
    private long _loan;
    private string _plan = "";
    private DateTimeOffset? _endsAt;
    private long _tokens;
    private long _requests;
    private long _lentTokens;
    private long _lentRequests;
    private long _size = FewestRequests;
    private TimeSpan _usedAt = LongAgo;
    private TimeSpan _closedUntil = LongAgo;
    private LoanRequest? _asked;
    private bool _isDropped;

    public AccountId Account => account;

    /// <summary>Whether there is anything to draw from.</summary>
    public bool IsOpen => Volatile.Read(ref _loan) != 0;

    /// <summary>
    /// Takes the price of a text; false when it is to be admitted by the wallet. <paramref name="drawn"/> is called with the loan that
    /// pays, before a recall can see that the price was taken: so it finds what it must wait for.
    /// </summary>
    public bool TryDraw(HoldRequest request, Action<long> drawn)
    {
        lock (_gate)
        {
            if (_loan == 0 || _plan != request.Plan || _endsAt <= request.At || _tokens < request.Tokens || _requests == 0)
            {
                return false;
            }

            _tokens -= request.Tokens;
            _requests--;
            drawn(_loan);
            return true;
        }
    }

    /// <summary>
    /// What to borrow now, if anything: once it has admitted two calls within <paramref name="soon"/>, and again when half is used.
    /// The caller must report what came of it.
    /// </summary>
    /// <param name="request">The call that was just admitted.</param>
    /// <param name="wallet">The account's wallet as last seen, to ask for no more than half of what is left for others.</param>
    /// <param name="clock">The time of this process.</param>
    /// <param name="soon">How long the account counts as busy.</param>
    public LoanRequest? TryAsk(HoldRequest request, Wallet? wallet, TimeSpan clock, TimeSpan soon)
    {
        lock (_gate)
        {
            var isBusy = clock - _usedAt < soon;
            _usedAt = clock;
            if (!isBusy || _isDropped || _asked is not null || wallet is null || clock < _closedUntil)
            {
                return null;
            }

            var isMore = _loan != 0 && _plan == request.Plan;
            if (isMore && _requests > _lentRequests / 2 && _tokens >= _lentTokens / 2 && _tokens >= request.Tokens)
            {
                return null;
            }

            var requests = Math.Min(_size, Room(request, wallet));
            var tokens = Math.Min(requests * request.Tokens, (wallet.Available - wallet.LentTokens) / 2);
            if (requests < Worthwhile || tokens < Worthwhile * request.Tokens)
            {
                return null;
            }

            _size = Math.Min(_size * 2, MostRequests);
            return _asked = new LoanRequest(isMore ? _loan : Random.Shared.NextInt64(1, long.MaxValue), isMore, account, request.Plan, request.Limits, tokens, requests);
        }
    }

    /// <summary>Takes over what was lent; the loan to return instead, or 0, when it was closed or replaced meanwhile.</summary>
    public long Lent(LoanRequest asked, Wallet? wallet, TimeSpan clock)
    {
        lock (_gate)
        {
            var isWanted = _asked == asked && clock >= _closedUntil;
            _asked = _asked == asked ? null : _asked;
            if (wallet is null)
            {
                // The loan is gone, or there is too little left to lend.
                (_closedUntil, _size) = (clock + AfterRefusal, FewestRequests);
                return 0;
            }

            if (!isWanted || (asked.IsMore && _loan != asked.Loan))
            {
                return asked.Loan;
            }

            var before = _loan == asked.Loan ? 0 : _loan;
            (_loan, _plan, _endsAt) = (asked.Loan, asked.Plan, wallet.PlanEndsAt);
            (_tokens, _requests) = asked.IsMore ? (_tokens + asked.Tokens, _requests + asked.Requests) : (asked.Tokens, asked.Requests);
            (_lentTokens, _lentRequests) = (_tokens, _requests);
            return before;
        }
    }

    /// <summary>Ends it for some seconds, because its tokens are needed elsewhere; the loan to return, or 0.</summary>
    public long Recall(TimeSpan clock)
    {
        lock (_gate)
        {
            (_closedUntil, _asked, _size) = (clock + AfterRecall, null, FewestRequests);
            return Take();
        }
    }

    /// <summary>The loan to return because the account has been quiet for so long, or 0.</summary>
    public long TakeIdle(TimeSpan clock, TimeSpan quiet)
    {
        lock (_gate)
        {
            if (clock - _usedAt < quiet)
            {
                return 0;
            }

            _size = FewestRequests;
            return Take();
        }
    }

    /// <summary>Whether it may be forgotten: it has nothing, asks for nothing, and has long been quiet. It then asks for nothing any more.</summary>
    public bool TryDrop(TimeSpan clock, TimeSpan quiet)
    {
        lock (_gate)
        {
            _isDropped |= _loan == 0 && _asked is null && clock >= _closedUntil && clock - _usedAt >= quiet;
            return _isDropped;
        }
    }

    /// <summary>Forgets a loan that turned out to have ended.</summary>
    public void Forget(long loan)
    {
        lock (_gate)
        {
            if (_loan == loan)
            {
                Take();
            }
        }
    }

    private long Take()
    {
        var loan = _loan;
        (_loan, _tokens, _requests) = (0, 0, 0);
        return loan;
    }

    // Half of what the limits leave, so that other nodes and other calls find the other half.
    private static long Room(HoldRequest request, Wallet wallet)
    {
        var limits = request.Limits;
        var left = Math.Min(
            (limits.Pending ?? long.MaxValue) - wallet.Pending,
            Math.Min((limits.Hour ?? long.MaxValue) - wallet.UsedThisHour(request.At), (limits.Day ?? long.MaxValue) - wallet.UsedToday(request.At)));
        return (left - wallet.LentRequests) / 2;
    }
}
