namespace Tessera.Providers.Sse;

/// <summary>
/// Finds the end of a JSON document while its bytes arrive: some servers keep the connection open after it. Only brackets
/// and strings are examined; the parser validates the rest.
/// </summary>
internal sealed class JsonEnd
{
    private int _depth;
    private bool _isInString;
    private bool _isEscaped;
    private bool _hasEnded;

    /// <summary>Whether the document ends in or before these bytes.</summary>
    public bool IsReached(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length && !_hasEnded; at++)
        {
            Add(bytes[at]);
        }

        return _hasEnded;
    }

    private void Add(byte one)
    {
        if (_isInString)
        {
            _isInString = _isEscaped || one != '"';
            _isEscaped = !_isEscaped && one == '\\';
        }
        else
        {
            _isInString = one == '"';
            _depth += one is (byte)'{' or (byte)'[' ? 1 : one is (byte)'}' or (byte)']' ? -1 : 0;
            _hasEnded = _depth == 0 && one is (byte)'}' or (byte)']';
        }
    }
}
