using System.Runtime.CompilerServices;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>A text that is being made, piece by piece, for any number of readers.</summary>
internal sealed class LiveText
{
    private readonly Lock _gate = new();
    private readonly List<string> _pieces = [];
    private TaskCompletionSource _changed = NewSource();
    private bool _hasEnded;

    public void Add(string piece) => Change(piece, hasEnded: false);

    public void End() => Change(piece: null, hasEnded: true);

    /// <summary>All pieces, those that are not made yet as they come.</summary>
    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var read = 0;
        while (true)
        {
            string[] next;
            Task changed;
            lock (_gate)
            {
                if (_hasEnded && read == _pieces.Count)
                {
                    yield break;
                }

                (next, changed) = ([.. _pieces[read..]], _changed.Task);
            }

            foreach (var piece in next)
            {
                yield return piece;
            }

            read += next.Length;
            if (next.Length == 0)
            {
                await changed.WaitAsync(ct);
            }
        }
    }

    private void Change(string? piece, bool hasEnded)
    {
        TaskCompletionSource before;
        lock (_gate)
        {
            if (piece is not null)
            {
                _pieces.Add(piece);
            }

            _hasEnded |= hasEnded;
            (before, _changed) = (_changed, NewSource());
        }

        before.SetResult();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
