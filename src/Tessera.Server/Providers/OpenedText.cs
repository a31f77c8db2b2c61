using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>A text that has begun: the parts by which that was seen, then the rest of its provider's stream.</summary>
internal sealed class OpenedText : IAsyncDisposable
{
    private readonly Queue<TextPart> _read = new();
    private readonly IAsyncEnumerator<TextPart> _rest;

    private OpenedText(IAsyncEnumerator<TextPart> rest) => _rest = rest;

    /// <summary>Reads to the first text, or to the end of a stream without any; the failure where there is one before.</summary>
    public static async ValueTask<Attempt<OpenedText>> OpenAsync(IAsyncEnumerable<TextPart> stream, CancellationToken ct)
    {
        var text = new OpenedText(stream.GetAsyncEnumerator(ct));
        var isOpen = false;
        try
        {
            var failure = await text.BeginAsync(ct);
            isOpen = failure is null;
            return isOpen ? new Attempt<OpenedText>(text, null) : new Attempt<OpenedText>(null, failure);
        }
        finally
        {
            if (!isOpen)
            {
                await text.DisposeAsync();
            }
        }
    }

    /// <summary>The next part; null after the last.</summary>
    public async ValueTask<TextPart?> NextAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return _read.TryDequeue(out var part) ? part : await _rest.MoveNextAsync() ? _rest.Current : null;
    }

    public ValueTask DisposeAsync() => _rest.DisposeAsync();

    private async ValueTask<ProviderFailure?> BeginAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        while (await _rest.MoveNextAsync())
        {
            if (_rest.Current is TextPart.Failed { Failure: var failure })
            {
                return failure;
            }

            switch (_rest.Current)
            {
                case TextPart.Usage:
                    _read.Enqueue(_rest.Current);
                    break;
                case TextPart.Delta { Text.Length: > 0 } or TextPart.End:
                    _read.Enqueue(_rest.Current);
                    return null;
            }
        }

        return null;
    }
}
