namespace Tessera.Sandbox.Audio.Speech;

/// <summary>A voice of the sandbox: a voice of flite for English, a variant of espeak-ng else, and how both are bent.</summary>
/// <param name="Flite">The English voice: <c>rms</c>, <c>kal16</c>, <c>awb</c> (men), <c>slt</c> (a woman).</param>
/// <param name="Variant">The variant of espeak-ng, for example <c>f2</c>.</param>
/// <param name="Pitch">How much higher than by nature.</param>
/// <param name="Formant">How much smaller the speaker than by nature: more than 1 sounds younger.</param>
internal sealed record SpokenVoice(string Flite, string Variant, double Pitch = 1, double Formant = 1)
{
    private const double Unnoticed = 0.005;

    private static readonly Cast Voices = SandboxFile.ReadJson<Cast>("speech/voices.json");

    /// <summary>The voices of a dialogue, in the order their speakers begin.</summary>
    public static IReadOnlyList<string> Dialogue => Voices.Dialogue;

    /// <summary>Whether it is a woman's.</summary>
    public bool IsFemale => Flite == "slt";

    /// <summary>Its mean pitch in hertz, in English.</summary>
    public double Hertz => Pitch * Voices.Hertz[Flite];

    /// <summary>The filter of ffmpeg that bends the natural voice to this one.</summary>
    public string Filter => Shift(Pitch, Formant);

    /// <summary>
    /// The voice of an id; without one, the voice that is understood best. An unknown id always gets the same voice, a woman's
    /// or a man's where it says so.
    /// </summary>
    public static SpokenVoice Named(string? id)
    {
        var name = string.IsNullOrWhiteSpace(id) ? "echo" : id.ToLowerInvariant();
        if (Voices.Known.TryGetValue(name, out var voice))
        {
            return voice;
        }

        var choice = Voices.FemaleWords.Any(name.Contains) ? Voices.Women
            : Voices.MaleWords.Any(name.Contains) ? Voices.Men
            : [.. Voices.Women, .. Voices.Men];
        return SeededRandom.For(id ?? name, 0).Pick(choice);
    }

    /// <summary>The filter that shifts pitch and, apart from it, formants (how large the speaker sounds); the length stays the same.</summary>
    public static string Shift(double pitch, double formant) =>
        Math.Abs(pitch - 1) < Unnoticed && Math.Abs(formant - 1) < Unnoticed
            ? "anull"
            // Playing it faster moves pitch, formants and length together; rubberband takes back the length and all of
            // the pitch that was not asked for, and leaves the formants where they are.
            : FormattableString.Invariant(
                $"aresample=44100,asetrate={(int)(44100 * formant)},aresample=44100,rubberband=tempo={1 / formant:0.#####}:pitch={pitch / formant:0.#####}:formant=preserved:pitchq=quality");

    /// <summary>The voices by their ids in lower case, those that unknown ids get, and the pitch of each voice of flite.</summary>
    private sealed record Cast(
        Dictionary<string, SpokenVoice> Known,
        IReadOnlyList<SpokenVoice> Men,
        IReadOnlyList<SpokenVoice> Women,
        IReadOnlyList<string> FemaleWords,
        IReadOnlyList<string> MaleWords,
        IReadOnlyList<string> Dialogue,
        Dictionary<string, double> Hertz);
}
