namespace Tessera.Sandbox.Audio.Music;

/// <summary>A style of music, as a file of <c>sandbox/music/styles/</c> describes it; the schema beside them explains the members.</summary>
internal sealed record Style
{
    public required string Name { get; init; }

    /// <summary>Stems of words that name it, English and Russian.</summary>
    public required string Words { get; init; }

    /// <summary>Stems of words that suggest it.</summary>
    public string Hints { get; init; } = "";

    /// <summary>The slowest and the fastest beats a minute.</summary>
    public required IReadOnlyList<int> Tempo { get; init; }

    /// <summary>Its scale when no mood asks for another.</summary>
    public Scale Scale { get; init; } = Scale.Major;

    /// <summary>Its chords as steps of the scale, a bar each; none for the usual ones of its scale.</summary>
    public IReadOnlyList<string> Progressions { get; init; } = [];

    /// <summary>How many notes a chord has.</summary>
    public int ChordSize { get; init; } = 3;

    /// <summary>The parts that play from the first bar.</summary>
    public required IReadOnlyList<Part> Rhythm { get; init; }

    /// <summary>The parts of which one plays the melody.</summary>
    public required IReadOnlyList<Part> Leads { get; init; }

    /// <summary>Rhythms of the melody: <c>x</c> begins a note, one character an eighth.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = ["x-x-x---", "x--x--x-", "x-xxx---", "..x-x-x-"];

    /// <summary>The drum kits, of which one is chosen.</summary>
    public IReadOnlyList<IReadOnlyList<DrumLine>> Drums { get; init; } = [];

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

    /// <summary>The cut-off of everything, in hertz.</summary>
    public double Dull { get; init; } = 20000;

    /// <summary>Dust on the record.</summary>
    public double Dust { get; init; }

    /// <summary>How inexact the players are, in seconds.</summary>
    public double Looseness { get; init; } = 0.004;

    /// <summary>Its loudness in dB below full scale.</summary>
    public double Level { get; init; } = -17;

    /// <summary>An instrument in a style.</summary>
    internal sealed record Part
    {
        public required string Instrument { get; init; }

        public required double Gain { get; init; }

        /// <summary>The MIDI pitch it stays near.</summary>
        public required int Centre { get; init; }

        /// <summary>
        /// What it may play, a bar each, a character for each sixteenth: <c>x</c> the chord, <c>0</c>–<c>4</c> a note of
        /// it, <c>r t f o</c> root, third, fifth, octave, <c>a</c> the note that leads to the next chord, <c>-</c> hold, <c>.</c> rest.
        /// </summary>
        public IReadOnlyList<string> Patterns { get; init; } = [];

        /// <summary>-1 is left, 1 is right.</summary>
        public double Pan { get; init; }

        /// <summary>How much of it the room hears.</summary>
        public double Room { get; init; } = 0.3;

        /// <summary>How much of it is repeated by the echo.</summary>
        public double Echo { get; init; }

        /// <summary>Seconds between the strings of a chord.</summary>
        public double Strum { get; init; }
    }

    /// <summary>A drum in a kit.</summary>
    internal sealed record DrumLine
    {
        public required string Drum { get; init; }

        public required double Gain { get; init; }

        /// <summary>-1 is left, 1 is right.</summary>
        public double Pan { get; init; }

        /// <summary>A character for each sixteenth: <c>X</c> hard, <c>x</c>, <c>o</c> soft, <c>.</c> not at all.</summary>
        public required string Steps { get; init; }
    }
}
