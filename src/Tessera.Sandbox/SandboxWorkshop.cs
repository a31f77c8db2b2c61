using System.Diagnostics.CodeAnalysis;

namespace Tessera.Sandbox;

/// <summary>
/// The work in progress in the background, by reference. A result is handed over once and forgotten. Memory is bounded:
/// beyond <see cref="MostKept"/> finished results the oldest is dropped, beyond <see cref="MostOpen"/> pieces of work
/// no new one is begun; either is made when it is asked for again.
/// </summary>
internal sealed class SandboxWorkshop(MemoryGate memory) : IAsyncDisposable
{
    internal const int MostKept = 32;
    internal const int MostOpen = 256;

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, Work> _open = [];

    /// <summary>How far the work is, 0 to 1; it is begun when it is not known.</summary>
    public double ProgressOf(TaskCall call, ISandboxMaker maker)
    {
        lock (_lock)
        {
            if (_open.TryGetValue(call.Reference, out var work))
            {
                return work.Progress;
            }

            var finished = _open.Where(entry => entry.Value.Result.IsCompleted).Select(entry => entry.Key).ToList();
            foreach (var reference in finished.Take(finished.Count - MostKept + 1))
            {
                _open.Remove(reference);
            }

            if (_open.Count < MostOpen)
            {
                _open.Add(call.Reference, new Work(maker, call, memory));
            }

            return 0;
        }
    }

    public bool TryTake(string reference, [NotNullWhen(true)] out Task<TaskState>? result)
    {
        lock (_lock)
        {
            result = _open.GetValueOrDefault(reference)?.Result;
            return result is { IsCompleted: true } && _open.Remove(reference);
        }
    }

    /// <summary>Stops work; its entry stays and says so until it is polled or dropped.</summary>
    public async Task StopAsync(string reference)
    {
        Work? work;
        lock (_lock)
        {
            work = _open.GetValueOrDefault(reference);
        }

        await (work?.StopAsync() ?? Task.CompletedTask);
    }

    public async ValueTask DisposeAsync()
    {
        Work[] left;
        lock (_lock)
        {
            left = [.. _open.Values];
            _open.Clear();
        }

        await Task.WhenAll(left.Select(work => work.StopAsync()));
    }

    private sealed class Work : IProgress<double>
    {
        private readonly CancellationToken _stopping;
        private readonly Func<Task> _stop;
        private double _progress;

        public Work(ISandboxMaker maker, TaskCall call, MemoryGate memory)
        {
            // It has no timer and no wait handle, so nothing has to be disposed of.
            var stop = new CancellationTokenSource();
            (_stopping, _stop) = (stop.Token, stop.CancelAsync);
            Result = MakeAsync(maker, call, memory);
        }

        public Task<TaskState> Result { get; }

        public double Progress => Volatile.Read(ref _progress);

        public void Report(double value) => Volatile.Write(ref _progress, Math.Clamp(value, 0, 1));

        /// <summary>Stops it and waits until it stands still.</summary>
        public async Task StopAsync()
        {
            await _stop();
            await Task.WhenAny(Result);
        }

        private async Task<TaskState> MakeAsync(ISandboxMaker maker, TaskCall call, MemoryGate memory)
        {
            // Makers compute before their first await, which must not block the caller.
            await Task.Yield();
            try
            {
                using var reserved = await memory.EnterAsync(call.Owner, SandboxWeight.Of(call), _stopping);
                return await SandboxTasks.MakeAsync(maker, call, this, _stopping);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return new TaskState.Failed(new ProviderFailure(FailureKind.TaskFailed, "The work was canceled."));
            }
        }
    }
}
