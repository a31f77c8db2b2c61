namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>How a sound is made, as the files of <c>sandbox/</c> write it.</summary>
/// <param name="Like">The patch of the same file whose members this one has, where it has none of its own.</param>
/// <param name="Let">Names for formulas, each of which may use the names before it.</param>
/// <param name="Length">How many seconds it sounds.</param>
/// <param name="Attack">How many seconds it fades in.</param>
/// <param name="Release">How many seconds it fades out.</param>
/// <param name="Sound">Its samples.</param>
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
