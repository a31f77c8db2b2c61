namespace Tessera.Providers.Lenient;

/// <summary>
/// Puts the two halves of a surrogate pair together that a vendor cut between two pieces of a text. The first half is held
/// back until the next piece.
/// </summary>
internal sealed class SurrogateJoiner
{
    private string _held = "";

    /// <summary>What a piece adds to the text: well-formed, and empty when all of it is held back.</summary>
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

    /// <summary>What is still held back, when nothing more comes.</summary>
    public string Rest => WellFormed.Text(_held);
}
