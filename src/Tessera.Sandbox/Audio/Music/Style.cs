namespace Tessera.Sandbox.Audio.Music;

/// <summary>A style of music, a file of <c>sandbox/music/styles/</c>; the schema beside them explains the members.</summary>
internal sealed record Style
{
    public required string Name { get; init; }
    public required string Words { get; init; }
    public string Hints { get; init; } = "";
    public required IReadOnlyList<int> Tempo { get; init; }
    public string Scale { get; init; } = "major";
    public IReadOnlyList<string> Progressions { get; init; } = [];
    public int ChordSize { get; init; } = 3;
    public required IReadOnlyList<Part> Rhythm { get; init; }
    public required IReadOnlyList<Part> Leads { get; init; }
    public IReadOnlyList<string> Phrases { get; init; } = ["x-x-x---", "x--x--x-", "x-xxx---", "..x-x-x-"];
    public IReadOnlyList<IReadOnlyList<DrumLine>> Drums { get; init; } = [];
    public DrumLine? Fill { get; init; }
    public double Swing { get; init; } = 0.5;
    public int SwingUnit { get; init; } = 1;
    public double Room { get; init; } = 0.55;
    public double Ducking { get; init; }
    public double? LowPass { get; init; }
    public double Humanize { get; init; } = 0.004;
    public double Level { get; init; } = -17;

    /// <summary>An instrument in a style.</summary>
    internal sealed record Part(
        string Instrument,
        double Gain,
        int Centre,
        IReadOnlyList<string>? Patterns = null,
        double Pan = 0,
        double Room = 0.3,
        double Echo = 0,
        double Strum = 0);

    /// <summary>A drum in a kit.</summary>
    internal sealed record DrumLine(string Drum, double Gain, string Steps, double Pan = 0);
}
