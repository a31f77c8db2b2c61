using Tessera.Sandbox.Audio.Synthesis;

namespace Tessera.Sandbox.Audio.Effects;

/// <summary>A sound effect, as <c>sandbox/sounds/effects.json</c> describes it. Its formulas know <c>seconds</c>.</summary>
internal sealed record Effect
{
    /// <summary>The stems of the words that ask for it, English and Russian; empty for the effect of unknown words.</summary>
    public required string Words { get; init; }

    /// <summary>Names that are defined once.</summary>
    public OrderedDictionary<string, Formula> Let { get; init; } = [];

    public required IReadOnlyList<Layer> Layers { get; init; }

    /// <summary>Sounds that begin together, once or in a rhythm.</summary>
    internal sealed record Layer
    {
        /// <summary>How many rhythms run beside each other; <c>n</c> counts them.</summary>
        public Formula Times { get; init; } = Formula.Number(1);

        /// <summary>Names of each rhythm.</summary>
        public OrderedDictionary<string, Formula> Each { get; init; } = [];

        /// <summary>When the first beat comes, in seconds.</summary>
        public Formula Start { get; init; } = Formula.Number(0);

        /// <summary>When the next beat comes after one at <c>at</c>; null for a single beat.</summary>
        public Formula? Every { get; init; }

        /// <summary>When there are no more beats.</summary>
        public Formula Until { get; init; } = Formula.Parse("seconds");

        /// <summary>Names of each beat; <c>beat</c> counts them.</summary>
        public OrderedDictionary<string, Formula> Let { get; init; } = [];

        public required IReadOnlyList<Sound> Sounds { get; init; }
    }

    /// <summary>A patch at its place in the beat.</summary>
    internal sealed record Sound
    {
        /// <summary>How often it is heard; <c>k</c> counts.</summary>
        public Formula Times { get; init; } = Formula.Number(1);

        /// <summary>How much later than the beat.</summary>
        public Formula After { get; init; } = Formula.Number(0);

        public Formula Gain { get; init; } = Formula.Number(1);

        /// <summary>-1 is left, 1 is right.</summary>
        public Formula Pan { get; init; } = Formula.Number(0);

        /// <summary>Whether each side plays it for itself, so that the sides differ.</summary>
        public bool Wide { get; init; }

        /// <summary>How it is made.</summary>
        public Patch? Play { get; init; }

        /// <summary>The name of a part or an instrument, in place of <see cref="Play"/>.</summary>
        public string? Part { get; init; }

        /// <summary>Names for the part.</summary>
        public OrderedDictionary<string, Formula> Let { get; init; } = [];

        public Formula Hertz { get; init; } = Formula.Number(0);

        /// <summary>For how many seconds the part is held; its <c>seconds</c>.</summary>
        public Formula Held { get; init; } = Formula.Parse("seconds");

        public Formula Strength { get; init; } = Formula.Number(1);
    }
}
