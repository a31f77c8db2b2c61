namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>How a sound is made, as the files of <c>sandbox/</c> write it; their schema explains the members.</summary>
internal sealed record Patch(
    string? Like = null,
    OrderedDictionary<string, Formula>? Let = null,
    Formula? Length = null,
    Formula? Attack = null,
    Formula? Release = null,
    Formula? Sound = null)
{
    /// <summary>This patch with what it has from another one.</summary>
    public Patch With(Patch other) => new(
        Like,
        new((Let ?? []).Concat((other.Let ?? []).ExceptBy((Let ?? []).Keys, name => name.Key))),
        Length ?? other.Length,
        Attack ?? other.Attack,
        Release ?? other.Release,
        Sound ?? other.Sound);

    /// <summary>Plays it with the constants of a voice.</summary>
    public float[] Play(Voice constants)
    {
        var voice = constants.Copy();
        voice.Define(Let);
        var samples = voice.Play(Sound ?? Formula.Number(0), voice.Number(Length));
        return Samples.Fade(samples, voice.Number(Attack), voice.Number(Release));
    }
}
