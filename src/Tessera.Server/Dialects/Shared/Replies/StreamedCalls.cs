using System.Text;
using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>
/// Streams the tool calls of a text one after the other. Vendors may mix the pieces of several calls: what cannot be sent in order
/// follows when the text has ended and all calls are whole.
/// </summary>
internal sealed class StreamedCalls(ICallStreamForm form, EventStream events)
{
    private readonly StringBuilder _sent = new();
    private ToolCall? _open;
    private int _begun;
    private bool _isHeld;

    /// <summary>Sends pieces as far as they are in order.</summary>
    public async ValueTask AddAsync(IReadOnlyList<(int Index, ToolCall Piece)> pieces)
    {
        foreach (var (index, piece) in pieces)
        {
            if (_isHeld)
            {
                return;
            }

            if (index == _begun && (_open is null || IsWhole(_sent.ToString())))
            {
                await EndOpenAsync();
                await BeginAsync(piece);
            }

            _isHeld = index != _begun - 1;
            if (!_isHeld)
            {
                await ContinueAsync(piece.Arguments);
            }
        }
    }

    /// <summary>Sends what is left of the calls of a text that has ended.</summary>
    public async ValueTask EndAsync(Generation generation)
    {
        foreach (var (index, call) in ToolCalls.Of(generation).Index().Skip(_open is null ? 0 : _begun - 1))
        {
            if (index == _begun)
            {
                await BeginAsync(call);
            }

            var sent = _sent.ToString();
            await ContinueAsync(call.Arguments.StartsWith(sent, StringComparison.Ordinal) ? call.Arguments[sent.Length..] : "");
            _open = null;
            await form.EndCallAsync(events, index, call);
        }
    }

    private ValueTask BeginAsync(ToolCall call)
    {
        _sent.Clear();
        _open = call;
        return form.BeginCallAsync(events, _begun++, call);
    }

    private ValueTask ContinueAsync(string piece)
    {
        _sent.Append(piece);
        return piece.Length == 0 ? ValueTask.CompletedTask : form.AddArgumentsAsync(events, _begun - 1, piece);
    }

    private ValueTask EndOpenAsync() => _open is { } call
        ? form.EndCallAsync(events, _begun - 1, call with { Arguments = _sent.ToString() })
        : ValueTask.CompletedTask;

    private static bool IsWhole(string arguments)
    {
        try
        {
            using var parsed = JsonDocument.Parse(arguments);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
