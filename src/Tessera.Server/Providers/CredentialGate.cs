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
    private long _refusedAt;
    private int _isAlerted;

    public CredentialGate(ProviderCredential credential, RoutingOptions options, TimeProvider time, ILogger<CredentialGate> logger)
    {
        (_credential, _options, _time, _logger) = (credential, options, time, logger);
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

    /// <summary>Its state as shown to the operator.</summary>
    public string State => !_credential.Enabled ? "disabled"
        : CoolDownLeft is var left && left > TimeSpan.Zero ? $"refused, tried again at {_time.GetUtcNow() + left:yyyy-MM-ddTHH:mm:ssZ}"
        : _breaker.IsOpen ? "failing"
        : "ok";

    private TimeSpan CoolDownLeft => Volatile.Read(ref _refusedAt) is not 0 and var at ? _options.DisabledFor - _time.GetElapsedTime(at) : TimeSpan.Zero;

    /// <summary>Acquires a slot, first come first served; null when none became free in time or too many wait.</summary>
    public async ValueTask<IDisposable?> AcquireAsync(TimeSpan atMost, CancellationToken ct)
    {
        if (_slots is null)
        {
            return UnlimitedSlot.Instance;
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

        return lease.IsAcquired ? lease : null;
    }

    /// <summary>A slot for work that runs at the provider already, whether one is free or not.</summary>
    public IDisposable AcquireForInFlight() => _slots?.AttemptAcquire() ?? UnlimitedSlot.Instance as IDisposable;

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
            if (!_breaker.TryEnter())
            {
                return new RouteResult<T>(route, default, Broken, null);
            }

            bool? hasFailed = null;
            try
            {
                var (value, failure) = await attempt(route, ct);
                hasFailed = failure is { Kind: FailureKind.Unavailable or FailureKind.UnknownOutcome };
                isAccepted = failure is null;
                Note(failure);
                return new RouteResult<T>(route, value, failure, isAccepted ? slot : null);
            }
            finally
            {
                if (_breaker.Note(hasFailed))
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

    /// <summary>Notes how a call ended: a refused credential is not used until its cool-down is over.</summary>
    public void Note(ProviderFailure? failure)
    {
        if (failure is { Kind: FailureKind.AuthUpstream or FailureKind.FundsUpstream })
        {
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
