using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
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

    private static readonly TimeSpan SamplingDuration = TimeSpan.FromSeconds(30);

    private readonly ProviderCredential _credential;
    private readonly RoutingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<CredentialGate> _logger;
    private readonly ConcurrencyLimiter? _slots;
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline<RouteOutcome> _breaker;
    private long _refusedAt;
    private int _isAlerted;

    public CredentialGate(ProviderCredential credential, RoutingOptions options, TimeProvider time, ILogger<CredentialGate> logger)
    {
        (_credential, _options, _time, _logger) = (credential, options, time, logger);
        _slots = credential.Concurrency is { } most
            ? new ConcurrencyLimiter(new() { PermitLimit = most, QueueLimit = options.SlotQueue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst })
            : null;
        _breaker = new ResiliencePipelineBuilder<RouteOutcome> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<RouteOutcome>
            {
                FailureRatio = 0.5,
                MinimumThroughput = options.BreakerCalls,
                SamplingDuration = SamplingDuration,
                BreakDuration = options.BreakerPause,
                StateProvider = _state,
                ShouldHandle = static call => ValueTask.FromResult(
                    call.Outcome.Result is { Failure.Kind: FailureKind.Unavailable or FailureKind.UnknownOutcome }),
                OnOpened = _ =>
                {
                    LogOpened(credential.Provider, credential.Name, options.BreakerPause);
                    return default;
                },
            })
            .Build();
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
        : _state.CircuitState is CircuitState.Open or CircuitState.Isolated ? "failing"
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
            var result = await _breaker.ExecuteAsync(CallAsync, (attempt, route, slot), ct);
            isAccepted = result.Failure is null;
            Note(result.Failure);
            return (RouteResult<T>)result;
        }
        catch (BrokenCircuitException)
        {
            return new RouteResult<T>(route, default, Broken, null);
        }
        finally
        {
            if (!isAccepted)
            {
                slot.Dispose();
            }
        }

        static async ValueTask<RouteOutcome> CallAsync((Func<ServingRoute, CancellationToken, ValueTask<Attempt<T>>> Attempt, ServingRoute Route, IDisposable Slot) call, CancellationToken ct)
        {
            var (value, failure) = await call.Attempt(call.Route, ct);
            return new RouteResult<T>(call.Route, value, failure, failure is null ? call.Slot : null);
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
