using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Tessera.Media;
using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>
/// The one place that calls providers: it keeps their time limits and turns whatever they throw into a
/// <see cref="ProviderFailure"/> that says what to do next. A connector catches nothing.
/// </summary>
internal sealed partial class ProviderInvoker(IOptions<ProviderTimeouts> timeouts, TimeProvider time, ILogger<ProviderInvoker> logger)
{
    private static readonly ProviderFailure Unreached = new(FailureKind.Unavailable, "The provider could not be reached.");

    private static readonly ProviderFailure TooSlow = new(FailureKind.UnknownOutcome, "The provider did not answer in time.");

    /// <summary>Streams a text; always ends with <see cref="TextPart.End"/> or <see cref="TextPart.Failed"/> unless canceled.</summary>
    public async IAsyncEnumerable<TextPart> StreamAsync(
        ServingRoute route, TextCall call, [EnumeratorCancellation] CancellationToken ct)
    {
        var provider = route.Text ?? throw new InvalidOperationException($"{route.Name} serves no text.");
        var started = time.GetTimestamp();
        // A whole reply comes after all of its text was made: between its parts there is as much time as for the whole.
        var patience = call.IsWhole ? timeouts.Value.TextTotal : timeouts.Value.TextIdle;
        using var idle = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, idle.Token);
        await using var parts = provider.StreamAsync(call, either.Token).GetAsyncEnumerator(either.Token);
        while (true)
        {
            var part = await NextAsync(route, parts, ct);
            yield return part;
            if (part is TextPart.End or TextPart.Failed)
            {
                yield break;
            }

            // Parts come at least every idle limit, so the limit on the whole is looked at often enough here.
            if (time.GetElapsedTime(started) > timeouts.Value.TextTotal)
            {
                yield return new TextPart.Failed(TooSlow);
                yield break;
            }

            idle.CancelAfter(patience);
        }
    }

    public Task<TaskState> SubmitAsync(ServingRoute route, TaskCall call, CancellationToken ct) =>
        CallAsync(route, (tasks, limited) => tasks.SubmitAsync(call, limited), isSubmit: true, ct);

    public Task<TaskState> PollAsync(ServingRoute route, TaskHandle handle, CancellationToken ct) =>
        CallAsync(route, (tasks, limited) => tasks.PollAsync(handle, limited), isSubmit: false, ct);

    /// <summary>Tells the provider to stop. It is asked, not waited for: our own row is final already.</summary>
    public Task<TaskState> CancelAsync(ServingRoute route, TaskHandle handle, CancellationToken ct) => CallAsync(
        route,
        async (tasks, limited) =>
        {
            await tasks.CancelAsync(handle, limited);
            return new TaskState.Running(handle.State);
        },
        isSubmit: false,
        ct);

    private async ValueTask<TextPart> NextAsync(ServingRoute route, IAsyncEnumerator<TextPart> parts, CancellationToken ct)
    {
        try
        {
            return await parts.MoveNextAsync()
                ? parts.Current
                : new TextPart.Failed(new ProviderFailure(FailureKind.TaskFailed, "The provider stopped in the middle of the reply."));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The provider invoker is one of the three places that catch everything.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(failure, route.Name);
            return new TextPart.Failed(Classify(failure, isSubmit: true));
        }
    }

    private async Task<TaskState> CallAsync(
        ServingRoute route, Func<ITaskProvider, CancellationToken, Task<TaskState>> call, bool isSubmit, CancellationToken ct)
    {
        var provider = route.Tasks ?? throw new InvalidOperationException($"{route.Name} serves no media.");
        using var limit = new CancellationTokenSource(timeouts.Value.TaskCall, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await call(provider, either.Token);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The provider invoker is one of the three places that catch everything.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(failure, route.Name);
            return new TaskState.Failed(Classify(failure, isSubmit));
        }
    }

    // Refused before a byte was sent: it certainly did not happen. Anything later may have happened.
    private static ProviderFailure Classify(Exception failure, bool isSubmit) => failure switch
    {
        SocketException or HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => Unreached,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => Unreached,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Unreached,
        OperationCanceledException => isSubmit ? TooSlow : TooSlow with { Kind = FailureKind.Unavailable },
        MediaToolException tool => new(FailureKind.TaskFailed, tool.Message),
        JsonException => new(FailureKind.TaskFailed, "The provider's reply could not be understood."),
        _ => new(isSubmit ? FailureKind.UnknownOutcome : FailureKind.Unavailable, "The provider failed in the middle of the work."),
    };

    [LoggerMessage(LogLevel.Warning, "Provider {Provider} failed.")]
    private partial void LogFailed(Exception failure, string provider);
}
