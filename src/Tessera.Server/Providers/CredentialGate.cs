using System.Threading.RateLimiting;
using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>
/// Guards a credential: slots limit its concurrent calls, a circuit breaker stops calls while it fails, and a refused
/// credential, or one without funds, gets a cool-down.
/// </summary>
internal sealed partial class CredentialGate : IDisposable
{
    /// <summary>The failure of a call that the breaker stopped: nothing was sent.</summary>
    public static readonly ProviderFailure Broken = new(FailureKind.Unavailable, "The provider keeps failing; calls to it are paused for a moment.");

    /// <summary>The failure of a call for which no slot became free in time: nothing was sent.</summary>
    public static readonly ProviderFailure NoSlot = new(FailureKind.ConcurrencyLimited, "Everything that serves this model is busy.");

    private readonly ProviderCredential _credential;
    private readonly RoutingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<CredentialGate> _logger;
    private readonly ConcurrencyLimiter? _slots;
    private readonly CircuitBreaker _breaker;
    private readonly RecentOutcomes _outcomes = new();
    private long _refusedAt;
    private long _acceptedAt;
    private bool _lacksFunds;
    private int _isAlerted;

    public CredentialGate(
        ProviderCredential credential, CredentialTraffic traffic, RoutingOptions options, TimeProvider time, ILogger<CredentialGate> logger)
    {
        (_credential, Traffic, _options, _time, _logger) = (credential, traffic, options, time, logger);
        _slots = credential.Concurrency is { } most
            ? new ConcurrencyLimiter(new() { PermitLimit = most, QueueLimit = options.SlotQueue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst })
            : null;
        _breaker = new CircuitBreaker(options.BreakerCalls, options.BreakerPause, time);
    }

    /// <summary>Whether it accepts new work.</summary>
    public bool IsUsable => _credential.Enabled && CoolDownLeft <= TimeSpan.Zero;

    /// <summary>Whether a call would have to wait for a slot.</summary>
    public bool IsFull
    {
        get
        {
            using var probe = _slots?.AttemptAcquire(0);
            return probe is { IsAcquired: false };
        }
    }

    /// <summary>Its calls of the last hours.</summary>
    public CredentialTraffic Traffic { get; }

    /// <summary>Its state as shown to the operator, and until when it gets no calls because of it.</summary>
    public (CredentialState State, DateTimeOffset? Until) State => !_credential.Enabled ? (CredentialState.Disabled, null)
        : CoolDownLeft is var left && left > TimeSpan.Zero ? (_lacksFunds ? CredentialState.WithoutFunds : CredentialState.Refused, _time.GetUtcNow() + left)
        : _breaker.PauseLeft is { } pause ? (CredentialState.Failing, _time.GetUtcNow() + pause)
        : _outcomes.IsFailing ? (CredentialState.Failing, null)
        : (CredentialState.Ok, null);

    /// <summary>When the provider last accepted a call or a test with it, since this process uses it.</summary>
    public DateTimeOffset? LastAcceptedAt => Volatile.Read(ref _acceptedAt) is not 0 and var at ? new DateTimeOffset(at, TimeSpan.Zero) : null;

    private TimeSpan CoolDownLeft => Volatile.Read(ref _refusedAt) is not 0 and var at ? _options.DisabledFor - _time.GetElapsedTime(at) : TimeSpan.Zero;

    /// <summary>Acquires a slot, first come first served; null when none became free in time or too many wait.</summary>
    public async ValueTask<IDisposable?> AcquireAsync(TimeSpan atMost, CancellationToken ct)
    {
        if (_slots is null)
        {
            return Traffic.Occupy(UnlimitedSlot.Instance);
        }

        var lease = _slots.AttemptAcquire();
        if (!lease.IsAcquired)
        {
            using var patience = new CancellationTokenSource(atMost, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
            try
            {
                lease = await _slots.AcquireAsync(1, either.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return null;
            }
        }

        return lease.IsAcquired ? Traffic.Occupy(lease) : null;
    }

    /// <summary>A slot for work that runs at the provider already, whether one is free or not.</summary>
    public IDisposable AcquireForInFlight() => Traffic.Occupy(_slots?.AttemptAcquire() ?? UnlimitedSlot.Instance as IDisposable);

    /// <summary>Makes a call once a slot is free, unless the breaker is open. An accepted call keeps its slot.</summary>
    public async ValueTask<RouteResult<T>> RunAsync<T>(
        ServingRoute route, Func<ServingRoute, CancellationToken, ValueTask<Attempt<T>>> attempt, TimeSpan slotWait, CancellationToken ct)
    {
        if (await AcquireAsync(slotWait, ct) is not { } slot)
        {
            return new RouteResult<T>(route, default, NoSlot, null);
        }

        var isAccepted = false;
        try
        {
            if (_breaker.TryEnter() is not { } round)
            {
                return new RouteResult<T>(route, default, Broken, null);
            }

            bool? hasFailed = null;
            var began = _time.GetTimestamp();
            try
            {
                var (value, failure) = await attempt(route, ct);
                Traffic.NoteCall(_time.GetElapsedTime(began));
                hasFailed = failure is { Kind: FailureKind.Unavailable or FailureKind.UnknownOutcome };
                isAccepted = failure is null;
                NoteEnd(failure);
                return new RouteResult<T>(route, value, failure, isAccepted ? slot : null);
            }
            finally
            {
                if (_breaker.Note(round, hasFailed))
                {
                    LogOpened(_credential.Provider, _credential.Name, _options.BreakerPause);
                }
            }
        }
        finally
        {
            if (!isAccepted)
            {
                slot.Dispose();
            }
        }
    }

    /// <summary>Notes how a call ended, and counts its failure.</summary>
    public void NoteEnd(ProviderFailure? failure)
    {
        var isOurs = failure is not null && Traffic.NoteFailure(failure);
        _outcomes.Note(isOurs);
        if (!isOurs)
        {
            Volatile.Write(ref _acceptedAt, _time.GetUtcNow().UtcTicks);
        }

        Note(failure);
    }

    /// <summary>Notes how a test ended, which is not counted among the calls.</summary>
    public void NoteTest(ProviderFailure failure)
    {
        Traffic.Remember(failure);
        _outcomes.Restart(hasFailed: true);
        Note(failure);
    }

    // A refused credential is not used until its cool-down is over.
    private void Note(ProviderFailure? failure)
    {
        if (failure is { Kind: FailureKind.AuthUpstream or FailureKind.FundsUpstream })
        {
            _lacksFunds = failure.Kind == FailureKind.FundsUpstream;
            Volatile.Write(ref _refusedAt, _time.GetTimestamp());
            if (Interlocked.Exchange(ref _isAlerted, 1) == 0)
            {
                LogRefused(_credential.Provider, _credential.Name, failure.Kind, _options.DisabledFor);
            }
        }
        else if (failure is null && Volatile.Read(ref _isAlerted) != 0)
        {
            Volatile.Write(ref _isAlerted, 0);
        }
    }

    /// <summary>Uses it again at once: it was tried and accepted.</summary>
    public void Restore()
    {
        _outcomes.Restart(hasFailed: false);
        Volatile.Write(ref _acceptedAt, _time.GetUtcNow().UtcTicks);
        Volatile.Write(ref _refusedAt, 0);
        Volatile.Write(ref _isAlerted, 0);
    }

    public void Dispose() => _slots?.Dispose();

    [LoggerMessage(LogLevel.Error, "The credential {Provider}/{Name} was refused ({Kind}) and is not used for {CoolDown}. `admin provider test` tries it.")]
    private partial void LogRefused(string provider, string name, FailureKind kind, TimeSpan coolDown);

    [LoggerMessage(LogLevel.Warning, "Half of the calls with the credential {Provider}/{Name} fail; it is not used for {Pause}.")]
    private partial void LogOpened(string provider, string name, TimeSpan pause);

    private sealed class UnlimitedSlot : IDisposable
    {
        public static readonly UnlimitedSlot Instance = new();

        public void Dispose()
        {
            // Without a limit there is nothing to release.
        }
    }
}
