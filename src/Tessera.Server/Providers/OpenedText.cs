using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>A text that has begun: the parts that showed so, and after them the rest of its provider's stream.</summary>
internal sealed class OpenedText(IAsyncEnumerator<TextPart> rest) : IAsyncDisposable
{
    private readonly Queue<TextPart> _read = new();

    /// <summary>The next part; null after the last.</summary>
    public async ValueTask<TextPart?> NextAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return _read.TryDequeue(out var part) ? part : await rest.MoveNextAsync() ? rest.Current : null;
    }

    /// <summary>Reads to the first words, or to the end of a text without any; the failure where there is one before them.</summary>
    public async ValueTask<ProviderFailure?> BeginAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        while (await rest.MoveNextAsync())
        {
            if (rest.Current is TextPart.Failed { Failure: var failure })
            {
                return failure;
            }

            switch (rest.Current)
            {
                case TextPart.Usage:
                    _read.Enqueue(rest.Current);
                    break;
                case TextPart.Delta { Text.Length: > 0 } or TextPart.End:
                    _read.Enqueue(rest.Current);
                    return null;
            }
        }

        return null;
    }

    public ValueTask DisposeAsync() => rest.DisposeAsync();
}
