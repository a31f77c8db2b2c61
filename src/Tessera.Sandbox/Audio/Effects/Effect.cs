using Tessera.Sandbox.Audio.Synthesis;
using Names = System.Collections.Generic.OrderedDictionary<string, Tessera.Sandbox.Audio.Synthesis.Formula>;

namespace Tessera.Sandbox.Audio.Effects;

/// <summary>A sound effect of <c>sandbox/sounds/effects.json</c>; the schema beside it explains the members.</summary>
internal sealed record Effect(string Words, IReadOnlyList<Effect.Layer> Layers, Names? Let = null)
{
    /// <summary>Sounds that begin together, once or in a rhythm.</summary>
    internal sealed record Layer(
        IReadOnlyList<Sound> Sounds,
        Formula? Times = null,
        Names? Each = null,
        Formula? Start = null,
        Formula? Every = null,
        Formula? Until = null,
        Names? Let = null);

    /// <summary>A patch within a beat: one of its own, or a part or an instrument by name.</summary>
    internal sealed record Sound(
        Formula? Times = null,
        Formula? After = null,
        Formula? Gain = null,
        Formula? Pan = null,
        bool Wide = false,
        Patch? Play = null,
        string? Part = null,
        Names? Let = null,
        Formula? Hertz = null,
        Formula? Held = null,
        Formula? Strength = null);
}
