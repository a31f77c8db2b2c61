namespace Tessera.Providers.Lenient;

/// <summary>
/// Joins the halves of a surrogate pair that a vendor split between two pieces of a text. The first half is held
/// back until the next piece.
/// </summary>
internal sealed class SurrogateJoiner
{
    private string _held = "";

    /// <summary>The text that a piece adds: well-formed, and empty if all of it is held back.</summary>
    public string Add(string piece)
    {
        if (piece.Length == 0)
        {
            return "";
        }

        var text = _held + piece;
        var isCut = char.IsHighSurrogate(text[^1]);
        _held = isCut ? text[^1..] : "";
        return WellFormed.Text(isCut ? text[..^1] : text);
    }

    /// <summary>The text still held back after the last piece.</summary>
    public string Rest => WellFormed.Text(_held);
}
