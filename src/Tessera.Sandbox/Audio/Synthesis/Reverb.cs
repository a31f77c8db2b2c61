namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>A room: echoes at random moments (velvet noise), which have no pitch of their own, and echoes of each of them.</summary>
internal static class Reverb
{
    private const int EarlyEchoes = 20;
    private const int LateEchoes = 60;
    private const double EarlySeconds = 0.05;
    private const double Loudness = 0.6;

    /// <summary>Adds a room's answer to a loop; the larger the room, 0 to 1, the longer it rings.</summary>
    public static void Add(StereoMix dry, double size, StereoMix mix)
    {
        var early = new StereoMix(dry.Left.Length, loops: true);
        Echo(dry, EarlyEchoes, EarlySeconds, 1, early);
        Echo(early, LateEchoes, 0.6 + (5 * Math.Pow(size, 3)), Loudness, mix);
    }

    // The echoes lie between two moments each, so that no gap is heard, and fall by 60 dB from the first to the last.
    private static void Echo(StereoMix sound, int count, double seconds, double loudness, StereoMix to)
    {
        var choices = new SeededRandom((ulong)count);
        for (var echo = 0; echo < count; echo++)
        {
            foreach (var side in (float[][])[sound.Left, sound.Right])
            {
                var share = (echo + choices.Next()) / count;
                var gain = loudness * Math.Pow(10, -3 * share) / Math.Sqrt(count) * (choices.Chance(0.5) ? 1 : -1);
                to.Add(side, (int)(share * seconds * Samples.Rate), gain, choices.Between(-0.8, 0.8));
            }
        }
    }
}
