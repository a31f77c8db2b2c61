namespace Tessera.Sandbox.Audio.Music;

/// <summary>A phrase of up to four bars, with the first or the second theme: a melody and a progression.</summary>
internal sealed record Section(int FirstBar, int Bars, int Theme, bool HasLead, bool HasDrums)
{
    private const int Phrase = 4;

    /// <summary>
    /// The form: short pieces are full from the first bar; longer ones begin without melody and rest once in
    /// the middle. The end is full, so that the beginning answers it when the piece is looped.
    /// </summary>
    public static List<Section> Plan(int bars)
    {
        var phrases = (bars + Phrase - 1) / Phrase;
        return
        [
            .. Enumerable.Range(0, phrases).Select(phrase => new Section(
                phrase * Phrase,
                Math.Min(Phrase, bars - (phrase * Phrase)),
                phrase % 4 == 2 ? 1 : 0,
                HasLead: phrases <= 3 || phrase > 0,
                HasDrums: phrases <= 4 || (phrase > 0 && phrase != phrases / 2))),
        ];
    }
}
