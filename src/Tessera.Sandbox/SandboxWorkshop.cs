using Tessera.Media;

namespace Tessera.Sandbox;

/// <summary>
/// The work going on in the background, by reference. A result is handed over once and forgotten. Memory is bounded:
/// beyond <see cref="MostKept"/> finished results the oldest is dropped, beyond <see cref="MostOpen"/> pieces of work
/// no new one is begun; either is made when it is asked for again.
/// </summary>
internal sealed class SandboxWorkshop(MemoryGate memory) : IAsyncDisposable
{
    internal const int MostKept = 32;
    internal const int MostOpen = 256;

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, SandboxWork> _open = [];

    /// <summary>How far the work is, 0 to 1; it is begun when it is not known.</summary>
    public double ProgressOf(TaskCall call, ISandboxMaker maker)
    {
        lock (_lock)
        {
            if (_open.TryGetValue(call.Reference, out var work))
            {
                return work.Progress;
            }

            DropFinished_NeedsLock();
            if (_open.Count < MostOpen)
            {
                _open.Add(call.Reference, new SandboxWork(maker, call, memory));
            }

            return 0;
        }
    }

    /// <summary>Takes a finished result out.</summary>
    public bool TryTake(string reference, out Task<TaskState> result)
    {
        lock (_lock)
        {
            if (_open.TryGetValue(reference, out var work) && work.Result.IsCompleted)
            {
                _open.Remove(reference);
                work.Dispose();
                result = work.Result;
                return true;
            }
        }

        result = Task.FromException<TaskState>(new InvalidOperationException("The work has not ended."));
        return false;
    }

    /// <summary>Stops work; its entry stays and says so until it is polled or dropped.</summary>
    public async Task StopAsync(string reference)
    {
        Task stopping;
        lock (_lock)
        {
            // Under the lock, because an entry is disposed of when it leaves the list.
            stopping = _open.TryGetValue(reference, out var work) ? work.StopAsync() : Task.CompletedTask;
        }

        await stopping;
    }

    public async ValueTask DisposeAsync()
    {
        SandboxWork[] left;
        lock (_lock)
        {
            left = [.. _open.Values];
            _open.Clear();
        }

        await Task.WhenAll(left.Select(work => work.StopAsync()));
        foreach (var work in left)
        {
            work.Dispose();
        }
    }

    private void DropFinished_NeedsLock()
    {
        var finished = _open.Where(entry => entry.Value.Result.IsCompleted).Select(entry => entry.Key).ToList();
        foreach (var reference in finished.Take(finished.Count - MostKept + 1))
        {
            _open.Remove(reference, out var work);
            work?.Dispose();
        }
    }
}
