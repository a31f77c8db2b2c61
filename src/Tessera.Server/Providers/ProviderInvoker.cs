using System.Globalization;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Tessera.Media;
using Tessera.Providers;
using Tessera.Server.Hosting;

namespace Tessera.Server.Providers;

/// <summary>
/// The one place that calls providers: it keeps their time limits and turns whatever they throw into a
/// <see cref="ProviderFailure"/> that says what to do next. A connector catches nothing.
/// </summary>
internal sealed partial class ProviderInvoker(IOptions<ProviderTimeouts> timeouts, TimeProvider time, ILogger<ProviderInvoker> logger)
{
    /// <summary>Five hours of speech.</summary>
    private const long MaxArrivingBytes = 512_000_000;

    private static readonly ProviderFailure Unreached = new(FailureKind.Unavailable, "The provider could not be reached.");

    private static readonly ProviderFailure TooSlow = new(FailureKind.UnknownOutcome, "The provider did not answer in time.") { IsTimeout = true };

    /// <summary>Streams a text; always ends with <see cref="TextPart.End"/> or <see cref="TextPart.Failed"/> unless canceled.</summary>
    public async IAsyncEnumerable<TextPart> StreamAsync(
        ServingRoute route, TextCall call, [EnumeratorCancellation] CancellationToken ct)
    {
        var provider = route.Text ?? throw new InvalidOperationException($"{route.Name} serves no text.");
        var started = time.GetTimestamp();
        // A whole reply arrives after all of its text was generated: the limit between its parts is the limit of the whole.
        var patience = call.IsWhole ? timeouts.Value.TextTotal : timeouts.Value.TextIdle;
        using var limit = new CancellationTokenSource(patience, time);
        using var left = ct.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
        await using var parts = provider.StreamAsync(call, limit.Token).GetAsyncEnumerator(limit.Token);
        var hasBegun = false;
        TextPart.Ending? ending = null;
        while (true)
        {
            TextPart? part;
            try
            {
                part = await parts.MoveNextAsync()
                    ? parts.Current
                    : new TextPart.Failed(new ProviderFailure(FailureKind.TaskFailed, "The provider stopped in the middle of the reply."));
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // Whatever a connector throws becomes a failure of this call, or the end of a text that is complete.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                part = ending is null ? FailedBy(failure, route, hasBegun) : null;
            }

            if (part is not (null or TextPart.Ending))
            {
                hasBegun |= part is TextPart.Delta or TextPart.Calls or TextPart.Thinking { IsShown: true };
                yield return part;
                if (part is TextPart.End or TextPart.Failed)
                {
                    yield break;
                }
            }

            // A part arrives at least once per idle limit, so it is often enough to check the total limit here.
            ending = part as TextPart.Ending ?? ending;
            if (part is null || time.GetElapsedTime(started) > timeouts.Value.TextTotal)
            {
                foreach (var last in ending?.Rest ?? [new TextPart.Failed(TooSlow)])
                {
                    yield return last;
                }

                yield break;
            }

            // After the finish reason keep-alives do not count: wait only for what changes the ending.
            if (part is TextPart.Ending)
            {
                limit.CancelAfter(TimeSpan.FromTicks(Math.Min(timeouts.Value.TextEnd.Ticks, patience.Ticks)));
            }
            else if (ending is null)
            {
                limit.CancelAfter(patience);
            }
        }
    }

    /// <summary>Embeds texts in one call, within the time limit of a text.</summary>
    public ValueTask<Attempt<EmbeddingReply>> EmbedAsync(ServingRoute route, EmbeddingCall call, CancellationToken ct)
    {
        var provider = route.Embeddings ?? throw new InvalidOperationException($"{route.Name} serves no embeddings.");
        return new(CallAsync<Attempt<EmbeddingReply>>(
            route.Name,
            timeouts.Value.TextIdle,
            async limited =>
            {
                var reply = await provider.EmbedAsync(call, limited);
                return reply.Failure is null ? new(reply, null) : new(null, reply.Failure);
            },
            failure => new(null, Classify(failure, isSubmit: true)),
            ct));
    }

    public Task<TaskState> SubmitAsync(ServingRoute route, TaskCall call, CancellationToken ct) =>
        CallTasksAsync(
            route,
            async (tasks, limited) =>
            {
                FailPoints.Hit(FailPoints.BeforeSubmitCall);
                var state = await tasks.SubmitAsync(call, limited);
                FailPoints.Hit(FailPoints.AfterSubmitCall);
                return state;
            },
            isSubmit: true,
            ct);

    /// <summary>Writes a file to disk while it arrives; null when it is whole. What was made may have been billed, so it is not asked for again.</summary>
    /// <param name="route">Where it comes from.</param>
    /// <param name="arriving">The file, which is read and disposed here.</param>
    /// <param name="path">Where it is written.</param>
    /// <param name="ct">Cancels the work.</param>
    public async Task<ProviderFailure?> ReceiveAsync(ServingRoute route, Stream arriving, string path, CancellationToken ct)
    {
        await using var owned = arriving;
        return await CallAsync(route.Name, timeouts.Value.TaskCall, limited => WriteAsync(arriving, path, limited), failure => Classify(failure, isSubmit: true), ct);
    }

    public async Task<TaskState> PollAsync(ServingRoute route, TaskHandle handle, CancellationToken ct)
    {
        var state = await CallTasksAsync(
            route,
            async (tasks, limited) =>
            {
                FailPoints.Hit(FailPoints.BeforePollCall);
                var answer = await tasks.PollAsync(handle, limited);
                FailPoints.Hit(FailPoints.AfterPollCall);
                return answer;
            },
            isSubmit: false,
            ct);
        if (state is TaskState.Failed { Failure: var failure })
        {
            route.Credential?.Gate.NoteEnd(failure);
        }

        return state;
    }

    /// <summary>Asks the provider to stop, without waiting until it has: our own row is final already.</summary>
    public Task<TaskState> CancelAsync(ServingRoute route, TaskHandle handle, CancellationToken ct) => CallTasksAsync(
        route,
        async (tasks, limited) =>
        {
            FailPoints.Hit(FailPoints.BeforeCancelCall);
            await tasks.CancelAsync(handle, limited);
            FailPoints.Hit(FailPoints.AfterCancelCall);
            return new TaskState.Running(handle.State);
        },
        isSubmit: false,
        ct);

    /// <summary>Makes the call without effects that proves a credential; null when it was accepted.</summary>
    public Task<ProviderFailure?> CheckAsync(ServingCredential credential, IProviderCheck check, CancellationToken ct) =>
        AskAsync(credential, check.CheckAsync, failure => failure, ct);

    /// <summary>Asks which models the provider has.</summary>
    public Task<ModelListing> ListAsync(ServingCredential credential, IModelList models, IReadOnlyCollection<string> routed, CancellationToken ct) =>
        AskAsync(credential, limited => models.ListAsync(routed, limited), failure => new ModelListing.Failed(failure), ct);

    private Task<T> AskAsync<T>(ServingCredential credential, Func<CancellationToken, Task<T>> call, Func<ProviderFailure, T> failed, CancellationToken ct) =>
        CallAsync(credential.Credential.Provider, timeouts.Value.Check, call, failure => failed(Classify(failure, isSubmit: false)), ct);

    private Task<TaskState> CallTasksAsync(
        ServingRoute route, Func<ITaskProvider, CancellationToken, Task<TaskState>> call, bool isSubmit, CancellationToken ct)
    {
        var provider = route.Tasks ?? throw new InvalidOperationException($"{route.Name} serves no media.");
        return CallAsync<TaskState>(
            route.Name, timeouts.Value.TaskCall, limited => call(provider, limited), failure => new TaskState.Failed(Classify(failure, isSubmit)), ct);
    }

    /// <summary>Makes one call within a time limit; whatever it throws, unless the caller canceled it, becomes its result.</summary>
    private async Task<T> CallAsync<T>(
        string provider, TimeSpan patience, Func<CancellationToken, Task<T>> call, Func<Exception, T> failed, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await call(either.Token);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a connector throws becomes a failure of this call.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(failure, provider);
            return failed(failure);
        }
    }

    private static async Task<ProviderFailure?> WriteAsync(Stream arriving, string path, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0, useAsync: true);
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await arriving.ReadAsync(buffer, ct)) > 0)
        {
            if (file.Position + read > MaxArrivingBytes)
            {
                return new ProviderFailure(FailureKind.TaskFailed, string.Create(CultureInfo.InvariantCulture, $"The file is larger than {MaxArrivingBytes / 1_000_000} MB."));
            }

            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return null;
    }

    // A text that was lost before any of it reached the caller can be asked for again, also elsewhere. Not so after a timeout: the
    // provider may still be working on it.
    private TextPart.Failed FailedBy(Exception failure, ServingRoute route, bool hasBegun)
    {
        LogFailed(failure, route.Name);
        return new TextPart.Failed(Classify(failure, isSubmit: hasBegun || failure is OperationCanceledException));
    }

    // Refused before a byte was sent: it certainly did not happen. Anything later may have happened.
    private static ProviderFailure Classify(Exception failure, bool isSubmit) => failure switch
    {
        SocketException or HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => Unreached,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => Unreached,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Unreached,
        OperationCanceledException => isSubmit ? TooSlow : TooSlow with { Kind = FailureKind.Unavailable },
        ForeignHostException => new(FailureKind.TaskFailed, "The provider named an address that is not its own; nothing was sent there."),
        MediaToolException tool => new(FailureKind.TaskFailed, tool.Message),
        JsonException => new(FailureKind.TaskFailed, "The provider's reply could not be understood."),
        HttpRequestException or IOException =>
            new(isSubmit ? FailureKind.UnknownOutcome : FailureKind.Unavailable, "The provider's connection broke in the middle of the work."),
        // A reply that our own code fails on is not requested again: it may have been billed.
        _ => new(isSubmit ? FailureKind.UnknownOutcome : FailureKind.TaskFailed, "The provider's reply could not be understood."),
    };

    [LoggerMessage(LogLevel.Warning, "Provider {Provider} failed.")]
    private partial void LogFailed(Exception failure, string provider);
}
