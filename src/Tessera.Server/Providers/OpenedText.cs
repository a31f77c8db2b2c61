using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>A text that has begun: the parts by which that was seen, then the rest of its provider's stream.</summary>
internal sealed class OpenedText : IAsyncDisposable
{
    private readonly Queue<TextPart> _read = new();
    private readonly IAsyncEnumerator<TextPart> _rest;
    private TextPart? _begun;

    private OpenedText(IAsyncEnumerator<TextPart> rest) => _rest = rest;

    /// <summary>The part that was read last.</summary>
    public TextPart Current => _begun ?? _rest.Current;

    /// <summary>Reads to the first text, or to the end of a stream without any; the failure where there is one before.</summary>
    public static async ValueTask<Attempt<OpenedText>> OpenAsync(IAsyncEnumerable<TextPart> stream, CancellationToken ct)
    {
        var text = new OpenedText(stream.GetAsyncEnumerator(ct));
        var isOpen = false;
        try
        {
            ct.ThrowIfCancellationRequested();
            while (!isOpen && await text._rest.MoveNextAsync())
            {
                var part = text._rest.Current;
                if (part is TextPart.Failed { Failure: var failure })
                {
                    return new Attempt<OpenedText>(null, failure);
                }

                isOpen = part is TextPart.Delta { Text.Length: > 0 } or TextPart.Calls or TextPart.Thinking { IsShown: true } or TextPart.End;
                if (isOpen || part is TextPart.Usage)
                {
                    text._read.Enqueue(part);
                }
            }

            isOpen = true;
            return new Attempt<OpenedText>(text, null);
        }
        finally
        {
            if (!isOpen)
            {
                await text.DisposeAsync();
            }
        }
    }

    /// <summary>Reads the next part; false after the last.</summary>
    public ValueTask<bool> MoveNextAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return _read.TryDequeue(out _begun) ? new(true) : _rest.MoveNextAsync();
    }

    public ValueTask DisposeAsync() => _rest.DisposeAsync();
}
