namespace Tessera.Sandbox.Audio.Speech;

/// <summary>A voice of the sandbox: a voice of flite for English, a variant of espeak-ng else, and how both are bent.</summary>
/// <param name="Flite">The English voice: <c>rms</c>, <c>kal16</c>, <c>awb</c> (men), <c>slt</c> (a woman).</param>
/// <param name="Variant">The variant of espeak-ng, for example <c>f2</c>.</param>
/// <param name="Pitch">How much higher than by nature.</param>
/// <param name="Formant">How much smaller the speaker than by nature: more than 1 sounds younger.</param>
internal sealed record SpokenVoice(string Flite, string Variant, double Pitch = 1, double Formant = 1)
{
    private static readonly Cast Voices = SandboxFile.ReadJson<Cast>("speech/voices.json");

    /// <summary>The voice when none is asked for: the one that is understood best.</summary>
    public static SpokenVoice Default { get; } = Voices.Known["echo"];

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

        if (Voices.Known.TryGetValue(id.ToLowerInvariant(), out var voice))
        {
            return voice;
        }

        var name = id.ToLowerInvariant();
        var choice = SaysOneOf(name, "female", "woman", "girl") ? Voices.Women
            : SaysOneOf(name, "male", "man", "boy") ? Voices.Men
            : [.. Voices.Women, .. Voices.Men];
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

    /// <summary>The voices by their ids in lower case, and those that unknown ids get.</summary>
    private sealed record Cast(Dictionary<string, SpokenVoice> Known, IReadOnlyList<SpokenVoice> Men, IReadOnlyList<SpokenVoice> Women);
}
