using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tessera.Sandbox.Audio.Music;

/// <summary>Seven notes of the octave.</summary>
/// <param name="Steps">Their distances from the tonic in semitones.</param>
[JsonConverter(typeof(ByName))]
internal sealed record Scale(params int[] Steps)
{
    public static Scale Major { get; } = new(0, 2, 4, 5, 7, 9, 11);

    public static Scale Minor { get; } = new(0, 2, 3, 5, 7, 8, 10);

    public static Scale Dorian { get; } = new(0, 2, 3, 5, 7, 9, 10);

    public static Scale Lydian { get; } = new(0, 2, 4, 6, 7, 9, 11);

    public static Scale Mixolydian { get; } = new(0, 2, 4, 5, 7, 9, 10);

    public static Scale Phrygian { get; } = new(0, 1, 3, 5, 7, 8, 10);

    /// <summary>Whether its third is small.</summary>
    public bool IsMinor => Steps[2] == 3;

    /// <summary>The distance of any step from the tonic: step 7 is the octave, step -1 the note below.</summary>
    public int Semitones(int step)
    {
        var octave = (int)Math.Floor(step / 7.0);
        return (octave * 12) + Steps[step - (octave * 7)];
    }

    private sealed class ByName : JsonConverter<Scale>
    {
        public override Scale Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString() switch
        {
            "major" => Major,
            "minor" => Minor,
            "dorian" => Dorian,
            "lydian" => Lydian,
            "mixolydian" => Mixolydian,
            "phrygian" => Phrygian,
            var name => throw new JsonException($"There is no scale '{name}'."),
        };

        public override void Write(Utf8JsonWriter writer, Scale value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
