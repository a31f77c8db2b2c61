using System.Collections.Frozen;

namespace Tessera.Sandbox.Audio.Speech;

/// <summary>A voice of the sandbox: a voice of flite for English, a variant of espeak-ng else, and how both are bent.</summary>
/// <param name="Flite">The English voice: <c>rms</c>, <c>kal16</c>, <c>awb</c> (men), <c>slt</c> (a woman).</param>
/// <param name="Variant">The variant of espeak-ng, for example <c>f2</c>.</param>
/// <param name="Pitch">How much higher than by nature.</param>
/// <param name="Formant">How much smaller the speaker than by nature: more than 1 sounds younger.</param>
internal sealed record SpokenVoice(string Flite, string Variant, double Pitch = 1, double Formant = 1)
{
    private static readonly FrozenDictionary<string, SpokenVoice> Known = new Dictionary<string, SpokenVoice>
    {
        ["alloy"] = new("rms", "m4", 1.2, 1.06),
        ["echo"] = new("rms", "m3"),
        ["fable"] = new("awb", "m7"),
        ["onyx"] = new("rms", "m1", 0.86, 0.96),
        ["nova"] = new("slt", "f2"),
        ["shimmer"] = new("slt", "f5", 1.1),
        ["ash"] = new("rms", "m4", 0.93),
        ["ballad"] = new("awb", "m6", 0.9, 0.97),
        ["coral"] = new("slt", "f1", 1.06),
        ["sage"] = new("slt", "f3", 0.94),
        ["verse"] = new("kal16", "m5"),
        ["rachel"] = new("slt", "f1", 0.96),
        ["adam"] = new("rms", "m2", 0.9, 0.96),
        ["bella"] = new("slt", "f3", 1.06),
        ["josh"] = new("rms", "m6", 1.1, 1.03),
        ["male-qn-qingse"] = new("rms", "m5", 1.14, 1.04),
        ["male-qn-jingying"] = new("kal16", "m3", 1.05),
        ["male-qn-badao"] = new("kal16", "m1", 0.86, 0.94),
        ["male-qn-daxuesheng"] = new("awb", "m4", 1.1, 1.04),
        ["female-shaonv"] = new("slt", "f5", 1.16, 1.03),
        ["female-yujie"] = new("slt", "f4", 0.86, 0.97),
        ["female-chengshu"] = new("slt", "f1", 0.92),
        ["female-tianmei"] = new("slt", "f2", 1.12, 1.02),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly SpokenVoice[] Men =
    [
        new("rms", "m2"), new("rms", "m3", 0.88, 0.95), new("rms", "m4", 1.12, 1.05),
        new("awb", "m5"), new("awb", "m6", 0.9), new("kal16", "m7"), new("kal16", "m1", 0.9, 0.96),
    ];

    private static readonly SpokenVoice[] Women =
    [
        new("slt", "f1"), new("slt", "f2", 0.92), new("slt", "f3", 1.08), new("slt", "f4", 0.86, 0.96), new("slt", "f5", 1.14, 1.02),
    ];

    /// <summary>The voice when none is asked for: the one that is understood best.</summary>
    public static SpokenVoice Default { get; } = Known["echo"];

    /// <summary>Whether it is a woman's.</summary>
    public bool IsFemale => Flite == "slt";

    /// <summary>Its mean pitch in hertz, in English.</summary>
    public double Hertz => Pitch * Flite switch { "slt" => 168, "awb" => 125, "kal16" => 105, _ => 100 };

    /// <summary>The filter of ffmpeg that bends the natural voice to this one.</summary>
    public string Filter => Timbre.Filter(Pitch, Formant);

    /// <summary>The voice of an id. An unknown id always gets the same voice, a woman's or a man's where it says so.</summary>
    public static SpokenVoice Named(string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            return Default;
        }

        if (Known.TryGetValue(id, out var voice))
        {
            return voice;
        }

        var name = id.ToLowerInvariant();
        var choice = SaysOneOf(name, "female", "woman", "girl") ? Women
            : SaysOneOf(name, "male", "man", "boy") ? Men
            : [.. Women, .. Men];
        return SeededRandom.For(id, 0).Pick(choice);
    }

    private static bool SaysOneOf(string name, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (name.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
