namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>How a sound is made: formulas, as the files of <c>sandbox/</c> have them.</summary>
internal sealed record Patch
{
    /// <summary>The patch of the same file whose members this one has, where it has none of its own.</summary>
    public string? Like { get; init; }

    /// <summary>Names for the formulas, in this order.</summary>
    public OrderedDictionary<string, Formula> Let { get; init; } = [];

    /// <summary>How many seconds it sounds.</summary>
    public Formula? Length { get; init; }

    /// <summary>How many seconds it fades in.</summary>
    public Formula? Attack { get; init; }

    /// <summary>How many seconds it fades out.</summary>
    public Formula? Release { get; init; }

    /// <summary>Its samples.</summary>
    public Formula? Sound { get; init; }

    /// <summary>This patch with what it has from another one.</summary>
    public Patch With(Patch other) => this with
    {
        Let = new OrderedDictionary<string, Formula>(Let.Concat(other.Let.Where(name => !Let.ContainsKey(name.Key)))),
        Length = Length ?? other.Length,
        Attack = Attack ?? other.Attack,
        Release = Release ?? other.Release,
        Sound = Sound ?? other.Sound,
    };

    /// <summary>Plays it with the constants of a voice.</summary>
    public float[] Play(Voice constants)
    {
        var voice = constants.Copy();
        voice.Define(Let);
        var samples = voice.Play(Sound ?? Formula.Silence, Seconds(Length));
        return Tones.Shape(samples, Seconds(Attack), Seconds(Release));

        double Seconds(Formula? formula) => formula is null ? 0 : voice.Number(formula);
    }
}
