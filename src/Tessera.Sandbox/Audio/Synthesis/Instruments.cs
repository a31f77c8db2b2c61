namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>The patches that others play by name: instruments, drums and the parts of sound effects.</summary>
internal static class Instruments
{
    private static readonly Dictionary<string, Patch> All = new[] { "music/instruments.json", "music/drums.json", "sounds/parts.json" }
        .SelectMany(Read)
        .ToDictionary();

    /// <summary>A note of an instrument, about -1 to 1; what rings on is added to its length.</summary>
    public static float[] Note(string instrument, double hertz, double seconds, double strength) => Play(instrument, new Voice(new SeededRandom((ulong)(hertz * 100)))
    {
        ["hertz"] = Signal.Of(hertz),
        ["seconds"] = Signal.Of(seconds),
        ["strength"] = Signal.Of(strength),
    });

    /// <summary>A drum, hit at full strength.</summary>
    public static float[] Drum(string name) => Play(name, new Voice(new SeededRandom(1)));

    /// <summary>Plays a patch with the constants of a voice.</summary>
    public static float[] Play(string name, Voice constants) => All[name].Play(constants);

    private static IEnumerable<KeyValuePair<string, Patch>> Read(string path)
    {
        var patches = SandboxFile.ReadJson<Dictionary<string, Patch>>(path);
        return patches.Select(entry => KeyValuePair.Create(
            entry.Key, entry.Value.Like is { } like ? entry.Value.With(patches[like]) : entry.Value));
    }
}
