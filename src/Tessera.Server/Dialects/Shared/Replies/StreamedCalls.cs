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
    private int _sends;
    private bool _isHeld;

    /// <summary>Sends pieces as far as they are in order, and ends a call as soon as it is whole.</summary>
    /// <returns>Whether anything was sent.</returns>
    public async ValueTask<bool> AddAsync(IReadOnlyList<(int Index, ToolCall Piece)> pieces)
    {
        var before = _sends;
        foreach (var (index, piece) in pieces)
        {
            if (_isHeld)
            {
                break;
            }

            if (index == _begun && (_open is null || IsWhole(_sent.ToString())))
            {
                await EndOpenAsync();
                await BeginAsync(piece);
            }

            _isHeld = index != _begun - 1;
            // Only white space can follow what is whole.
            if (!_isHeld && _open is not null)
            {
                await ContinueAsync(piece.Arguments);
                if (piece.Arguments.EndsWith('}') && IsWhole(_sent.ToString()))
                {
                    await EndOpenAsync();
                }
            }
        }

        return _sends > before;
    }

    /// <summary>Sends what is left of the calls of a text that has ended.</summary>
    public async ValueTask EndAsync(Generation generation)
    {
        foreach (var (index, call) in ToolCalls.Of(generation).Index().Skip(_open is null ? _begun : _begun - 1))
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
        _sends += form.SendsPieces ? 1 : 0;
        return form.BeginCallAsync(events, _begun++, call);
    }

    private ValueTask ContinueAsync(string piece)
    {
        _sent.Append(piece);
        return piece.Length == 0 ? ValueTask.CompletedTask : AddArgumentsAsync(piece);
    }

    private ValueTask AddArgumentsAsync(string piece)
    {
        _sends += form.SendsPieces ? 1 : 0;
        return form.AddArgumentsAsync(events, _begun - 1, piece);
    }

    private ValueTask EndOpenAsync()
    {
        if (_open is not { } call)
        {
            return ValueTask.CompletedTask;
        }

        _open = null;
        _sends++;
        return form.EndCallAsync(events, _begun - 1, call with { Arguments = _sent.ToString() });
    }

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
