namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>A room: eight damped combs and four all-passes for each side (Schroeder, Moorer; lengths of Freeverb).</summary>
internal static class Reverb
{
    private const int Spread = 23;
    private const double WarmUpSeconds = 5;
    private const float Input = 0.03f;
    private const float Damping = 0.2f;
    private static readonly int[] Combs = [1116, 1188, 1277, 1356, 1422, 1491, 1557, 1617];
    private static readonly int[] AllPasses = [556, 441, 341, 225];

    /// <summary>Adds the room's answer, itself a loop, to a mix.</summary>
    /// <param name="dry">What sounds in the room.</param>
    /// <param name="size">0 to 1: how long it rings.</param>
    /// <param name="mix">What it is added to.</param>
    public static void Add(StereoLoop dry, double size, StereoLoop mix)
    {
        Ring(dry.Left, mix.Left, 0, (float)(0.7 + (0.28 * size)));
        Ring(dry.Right, mix.Right, Spread, (float)(0.7 + (0.28 * size)));
    }

    private static void Ring(float[] dry, float[] mix, int spread, float feedback)
    {
        Delay[] combs = [.. Combs.Select(length => new Delay(length + spread))];
        Delay[] allPasses = [.. AllPasses.Select(length => new Delay(length + spread))];

        // The end is played into the room first: it rings on when the loop begins.
        for (var i = -Math.Min(dry.Length, (int)(WarmUpSeconds * Samples.Rate)); i < dry.Length; i++)
        {
            var (input, output) = (dry[i < 0 ? i + dry.Length : i] * Input, 0f);
            foreach (var comb in combs)
            {
                output += comb.Comb(input, feedback);
            }

            foreach (var allPass in allPasses)
            {
                output = allPass.AllPass(output);
            }

            mix[Math.Max(i, 0)] += i < 0 ? 0 : output;
        }
    }

    private sealed class Delay(int length)
    {
        private readonly float[] _line = new float[length];
        private int _at;
        private float _soft;

        public float Comb(float input, float feedback)
        {
            _soft = (_line[_at] * (1 - Damping)) + (_soft * Damping);
            return Next(input + (_soft * feedback));
        }

        public float AllPass(float input) => Next(input + (_line[_at] * 0.5f)) - input;

        private float Next(float input)
        {
            var delayed = _line[_at];
            _line[_at] = input;
            _at = _at + 1 == _line.Length ? 0 : _at + 1;
            return delayed;
        }
    }
}
