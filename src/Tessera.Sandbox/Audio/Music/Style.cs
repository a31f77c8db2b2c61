namespace Tessera.Sandbox.Audio.Music;

/// <summary>How music of a kind is made: data for the composer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Words">Stems of words that name it, English and Russian.</param>
/// <param name="Tempo">Beats a minute, from and to.</param>
internal sealed record Style(string Name, string Words, (int Slowest, int Fastest) Tempo)
{
    /// <summary>Stems that hint at it, when nothing names a style.</summary>
    public string Hints { get; init; } = "";

    /// <summary>Its scale when no mood asks for another.</summary>
    public Scale Scale { get; init; } = Scale.Major;

    /// <summary>Its chords as steps of the scale, a bar each; none for the usual ones of its scale.</summary>
    public string[] Progressions { get; init; } = [];

    /// <summary>How many notes a chord has.</summary>
    public int ChordSize { get; init; } = 3;

    /// <summary>The parts that play from the first bar.</summary>
    public required Part[] Rhythm { get; init; }

    /// <summary>Who may play the melody; one is chosen.</summary>
    public required Part[] Leads { get; init; }

    /// <summary>Rhythms of the melody: <c>x</c> begins a note, one character an eighth.</summary>
    public string[] Phrases { get; init; } = ["x-x-x---", "x--x--x-", "x-xxx---", "..x-x-x-"];

    /// <summary>The drums; one set is chosen.</summary>
    public DrumLine[][] Drums { get; init; } = [];

    /// <summary>What is hit at the end of a phrase.</summary>
    public DrumLine? Fill { get; init; }

    /// <summary>Where the second of two notes falls: 0.5 is straight, 0.66 a triplet.</summary>
    public double Swing { get; init; } = 0.5;

    /// <summary>Sixteenths in each half of a swinging pair.</summary>
    public int SwingUnit { get; init; } = 1;

    /// <summary>How large the room is, 0 to 1.</summary>
    public double Room { get; init; } = 0.55;

    /// <summary>How much the drums push everything else down.</summary>
    public double Pump { get; init; }

    /// <summary>Above what everything is dull, in hertz.</summary>
    public double Dull { get; init; } = 20000;

    /// <summary>Dust on the record.</summary>
    public double Dust { get; init; }

    /// <summary>How inexact the players are, in seconds.</summary>
    public double Looseness { get; init; } = 0.004;

    /// <summary>How loud it is, in dB below full scale.</summary>
    public double Level { get; init; } = -17;
}
