using System.Buffers;

namespace Tessera.Providers.Sse;

/// <summary>
/// Reads the JSON texts of a reply one at a time: its server-sent events or, if the server did not stream (a whole reply, an error
/// with status 200), its body. The body determines which it is, because content types are wrong too often.
/// https://html.spec.whatwg.org/multipage/server-sent-events.html
/// </summary>
/// <remarks>
/// One object and one small buffer from the connection to the text: a slow model's stream is held for minutes, and each reader
/// behind another is a state machine more in each of them. A connection that is lost, without the last chunk or by a reset, ends
/// the reply, because some servers end that way after a complete one; the caller determines whether it was complete.
/// </remarks>
/// <param name="body">Not disposed.</param>
/// <param name="maxBodyBytes">Of one JSON document.</param>
/// <param name="maxEventBytes">Of one event.</param>
/// <param name="firstBytes">How large its buffer is before something larger comes.</param>
internal sealed class ReplyTexts(Stream body, int maxBodyBytes, int maxEventBytes, int firstBytes = ReplyTexts.EventBytes) : IDisposable
{
    /// <summary>Enough for a usual event.</summary>
    public const int EventBytes = 512;

    // None of the mark's three bytes can start a valid text, so each may be skipped by itself. A server may send spaces for minutes to
    // keep the connection open while the request is queued.
    private static readonly SearchValues<byte> Blanks = SearchValues.Create([.. " \t\r\n"u8, 0xEF, 0xBB, 0xBF]);

    // An event's data so far is between _data and _dataEnd; what is not examined yet between _next and _end, after it.
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(firstBytes);
    private int _data;
    private int _dataEnd;
    private int _next;
    private int _searched;
    private int _end;
    private Form _form;
    private JsonEnd? _document;
    private bool _hasData;
    private bool _isAfterReturn;
    private bool _isAtEnd;

    private enum Form
    {
        Unknown,
        Events,
        Document,

        // Of a body whose document was read.
        Rest,
    }

    /// <summary>The text that was read last; its bytes change with the next.</summary>
    public ReplyText Current { get; private set; }

    /// <summary>Whether a reply is JSON, by its first byte.</summary>
    public static async Task<bool> IsJsonAsync(HttpResponseMessage response, CancellationToken ct)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        using var texts = new ReplyTexts(stream, 0, 0);
        while (!texts.HasForm() && !texts._isAtEnd)
        {
            texts.Take(await stream.ReadAsync(texts.Room(), ct));
        }

        return texts._form is Form.Document;
    }

    /// <summary>Reads to the next text; false after the last.</summary>
    /// <exception cref="InvalidDataException">An event or the body exceeds its limit, or something follows the document.</exception>
    public async ValueTask<bool> MoveNextAsync(CancellationToken ct)
    {
        while (true)
        {
            if (HasForm() && (_form is Form.Events ? TryTakeEvent() : TryTakeDocument()))
            {
                return true;
            }

            if (_isAtEnd)
            {
                return false;
            }

            try
            {
                Take(await body.ReadAsync(Room(), ct));
            }
            catch (IOException) when (_form is not Form.Unknown)
            {
                Take(0);
            }
        }
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    private bool HasForm()
    {
        if (_form is Form.Unknown)
        {
            var begin = _buffer.AsSpan(_next, _end - _next).IndexOfAnyExcept(Blanks);
            _data = _dataEnd = _next = _searched = begin < 0 ? _end : _next + begin;
            if (begin >= 0)
            {
                // No line of server-sent events begins like this.
                _form = _buffer[_next] is (byte)'{' or (byte)'[' ? Form.Document : Form.Events;
            }
        }

        return _form is not Form.Unknown;
    }

    /// <summary>The whole body, up to the end of the document or a little further: the parser rejects what follows it.</summary>
    private bool TryTakeDocument()
    {
        if (_form is Form.Rest)
        {
            if (_buffer.AsSpan(_next, _end - _next).ContainsAnyExcept(" \t\r\n"u8))
            {
                throw new InvalidDataException("Something follows the JSON document.");
            }

            _next = _end;
            return false;
        }

        _document ??= new JsonEnd();
        var isWhole = _document.IsReached(_buffer.AsSpan(_searched, _end - _searched));
        _searched = _end;
        if (_end - _next > maxBodyBytes)
        {
            throw new InvalidDataException($"The body is larger than {maxBodyBytes} bytes.");
        }

        if (!isWhole && !_isAtEnd)
        {
            return false;
        }

        Current = new ReplyText(_buffer.AsMemory(_next, _end - _next), IsWhole: true);
        _data = _dataEnd = _next = _end;
        _form = Form.Rest;
        return true;
    }

    private bool TryTakeEvent()
    {
        while (TryTakeLine(out var line))
        {
            if (!line.IsEmpty)
            {
                Add(line);
                continue;
            }

            var data = _buffer.AsMemory(_data, _dataEnd - _data);
            _data = _dataEnd = _next;
            _hasData = false;
            if (data.Length > maxEventBytes)
            {
                throw TooLarge();
            }

            // Some servers keep the connection open with events without data.
            if (data.Span.ContainsAnyExcept(" \t\r\n"u8))
            {
                Current = new ReplyText(data, IsWhole: false);
                return true;
            }
        }

        if (_dataEnd - _data + _end - _next > maxEventBytes)
        {
            throw TooLarge();
        }

        return false;

        InvalidDataException TooLarge() => new($"An event is larger than {maxEventBytes} bytes.");
    }

    /// <summary>The next whole line, without its end: a line feed, a return, or both.</summary>
    private bool TryTakeLine(out ReadOnlySpan<byte> line)
    {
        if (_isAfterReturn && _next < _end)
        {
            _isAfterReturn = false;
            _next += _buffer[_next] == '\n' ? 1 : 0;
            _searched = _next;
        }

        var length = _buffer.AsSpan(_searched, _end - _searched).IndexOfAny((byte)'\r', (byte)'\n');
        if (length < 0)
        {
            _searched = _end;
            line = default;
            return false;
        }

        var lineEnd = _searched + length;
        line = _buffer.AsSpan(_next, lineEnd - _next);
        _isAfterReturn = _buffer[lineEnd] == '\r';
        _next = _searched = lineEnd + 1;
        return true;
    }

    // Comments, and fields other than data, say nothing here.
    private void Add(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (!(colon < 0 ? line : line[..colon]).SequenceEqual("data"u8))
        {
            if (!_hasData)
            {
                _data = _dataEnd = _next;
            }

            return;
        }

        var value = colon < 0 ? [] : line[(colon + 1)..];
        value = value is [(byte)' ', ..] ? value[1..] : value;
        if (_hasData)
        {
            // Never over the value, which stands behind its field's name.
            _buffer[_dataEnd++] = (byte)'\n';
        }
        else
        {
            _data = _dataEnd = _next - 1 - value.Length;
        }

        value.CopyTo(_buffer.AsSpan(_dataEnd));
        _dataEnd += value.Length;
        _hasData = true;
    }

    private void Take(int read)
    {
        _end += read;
        _isAtEnd = read == 0;
    }

    /// <summary>Where to read to: what is kept is at the beginning of the buffer, and there is room behind it.</summary>
    private Memory<byte> Room()
    {
        var (data, rest) = (_dataEnd - _data, _end - _next);
        if (data + rest == 0 && _buffer.Length > 2 * firstBytes)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = ArrayPool<byte>.Shared.Rent(firstBytes);
        }

        if (_end == _buffer.Length || data + rest == 0)
        {
            var from = _buffer;
            if (data + rest > _buffer.Length / 2)
            {
                _buffer = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
            }

            from.AsSpan(_data, data).CopyTo(_buffer);
            from.AsSpan(_next, rest).CopyTo(_buffer.AsSpan(data));
            if (from != _buffer)
            {
                ArrayPool<byte>.Shared.Return(from);
            }

            (_searched, _data, _dataEnd, _next, _end) = (data + _searched - _next, 0, data, data, data + rest);
        }

        return _buffer.AsMemory(_end);
    }
}
