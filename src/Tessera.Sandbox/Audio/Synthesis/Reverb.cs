namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>A room: eight damped combs and four all-passes for each side (Schroeder, Moorer; lengths of Freeverb).</summary>
internal static class Reverb
{
    private const int Spread = 23;
    private const double WarmUpSeconds = 5;
    private static readonly int[] Combs = [1116, 1188, 1277, 1356, 1422, 1491, 1557, 1617];
    private static readonly int[] AllPasses = [556, 441, 341, 225];

    /// <summary>The room's answer alone, itself a loop.</summary>
    /// <param name="dry">What sounds in the room.</param>
    /// <param name="size">0 to 1: how long it rings.</param>
    /// <param name="damping">0 to 1: how soft the walls are.</param>
    public static StereoLoop Answer(StereoLoop dry, double size, double damping)
    {
        var wet = new StereoLoop(dry.Length);
        Ring(dry.Left, wet.Left, 0, size, damping);
        Ring(dry.Right, wet.Right, Spread, size, damping);
        return wet;
    }

    private static void Ring(float[] dry, float[] wet, int spread, double size, double damping)
    {
        var combs = Combs.Select(length => new Comb(length + spread, (float)(0.7 + (0.28 * size)), (float)(damping * 0.4))).ToArray();
        var passes = AllPasses.Select(length => new AllPass(length + spread)).ToArray();

        // The end is played into the room first: it rings on when the loop begins.
        var warmUp = Math.Min(dry.Length, (int)(WarmUpSeconds * Tones.Rate));
        for (var i = -warmUp; i < dry.Length; i++)
        {
            var input = dry[i < 0 ? i + dry.Length : i] * 0.03f;
            var output = 0f;
            foreach (var comb in combs)
            {
                output += comb.Next(input);
            }

            foreach (var pass in passes)
            {
                output = pass.Next(output);
            }

            wet[Math.Max(i, 0)] = output;
        }
    }

    private sealed class Comb(int length, float feedback, float damping)
    {
        private readonly float[] _line = new float[length];
        private int _at;
        private float _soft;

        public float Next(float input)
        {
            var output = _line[_at];
            _soft = (output * (1 - damping)) + (_soft * damping);
            _line[_at] = input + (_soft * feedback);
            _at = _at + 1 == _line.Length ? 0 : _at + 1;
            return output;
        }
    }

    private sealed class AllPass(int length)
    {
        private readonly float[] _line = new float[length];
        private int _at;

        public float Next(float input)
        {
            var delayed = _line[_at];
            _line[_at] = input + (delayed * 0.5f);
            _at = _at + 1 == _line.Length ? 0 : _at + 1;
            return delayed - input;
        }
    }
}
