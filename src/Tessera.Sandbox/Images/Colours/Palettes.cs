using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;

namespace Tessera.Sandbox.Images.Colours;

/// <summary>The light of every hour, several of each so that two sunsets differ.</summary>
internal static class Palettes
{
    private static readonly Palette[] All =
    [
        Of(TimeOfDay.Dawn, "#5b6ea6 #a79cc4 #f0b9b0 #ffe0b8", "#fff4dc #ffd9a8 #f3cdbd #f2d9d0 #7fa06a #8d8aa8 #f08a72"),
        Of(TimeOfDay.Dawn, "#6fa3c8 #b5cfd6 #f7dcc0 #ffe9c4", "#fffbe8 #fff0c0 #f3e3cf #fbeedd #84a866 #8f9fae #f2955f"),
        Of(TimeOfDay.Dawn, "#7a6fb0 #c79ac0 #f6b3a6 #fdd9a6", "#fff0d6 #ffc79c #e9b9bd #eccfd3 #7d9a72 #9484a6 #f27f87"),
        Of(TimeOfDay.Day, "#2f79bd #6fb1df #b4dcef #e6f4f4", "#fffdf0 #fff6d0 #cfe6ee #ffffff #6fae52 #7d90a3 #f2643d"),
        Of(TimeOfDay.Day, "#1f8fb8 #63c0d4 #aee3e0 #eef7e2", "#fffef2 #fffbd8 #d3ecdf #fffdf2 #7cb552 #7f9a98 #f7a13b"),
        Of(TimeOfDay.Day, "#4a6fc4 #88a9e4 #c5d8f4 #f6ecdf", "#fffaf0 #fff0d8 #dbe2ef #fdf8f4 #79a85b #8b8fae #ea5f7d"),
        Of(TimeOfDay.Sunset, "#33316b #8a4380 #e2656c #ff9e5e #ffd68a", "#fff3c8 #ffb866 #f6b494 #e2a193 #6f7a4c #7c5a78 #ff6b4a"),
        Of(TimeOfDay.Sunset, "#1f3a6b #5a5a94 #c97a86 #f7a868 #ffdf9a", "#fff6d2 #ffc878 #f3c6a6 #dcae9c #78804e #6f6484 #ff7f50"),
        Of(TimeOfDay.Sunset, "#44224f #9b2f57 #e8553f #ff9440 #ffcb5c", "#ffedb0 #ffa24c #f5a27c #dd8f78 #6b6a3c #77465c #ffb03a"),
        Of(TimeOfDay.Dusk, "#151a40 #363a73 #7d5590 #d77e86 #f3b083", "#ffe9c4 #f7a07e #8d6a95 #8f86b4 #4d6a5e #4f4c7c #ff8f5c"),
        Of(TimeOfDay.Dusk, "#0f2440 #22486b #4c7d92 #b0a795 #f2c58c", "#fff0cc #f4b57c #6d8492 #7f93ab #44695f #41597a #ffa04c"),
        Of(TimeOfDay.Night, "#060b22 #0f1a44 #223668 #41568c", "#f6f1da #aebdf0 #2c4070 #4c5c90 #3f6a62 #3f4a78 #ffb45a"),
        Of(TimeOfDay.Night, "#08131f #0d2a3d #17506a #3d8296", "#f3f7e2 #a4e0e0 #245a70 #467690 #3a7a68 #355c74 #ffc463"),
        Of(TimeOfDay.Night, "#120a2a #2a1850 #4a2f78 #7a569c", "#fdeccf #d4b0f0 #4a3474 #66568f #4b6672 #544683 #ff9e6b"),
    ];

    /// <summary>One of an hour's.</summary>
    public static Palette Pick(TimeOfDay hour, SeededRandom random) => random.Pick([.. All.Where(palette => palette.Hour == hour)]);

    // The sky from the top down; then sun, glow, haze, light, green, stone, accent.
    private static Palette Of(TimeOfDay hour, string sky, string colours)
    {
        var tints = colours.Split(' ').Select(Rgb.Of).ToArray();
        return new()
        {
            Hour = hour,
            Sky = [.. sky.Split(' ').Select(Rgb.Of)],
            Sun = tints[0],
            Glow = tints[1],
            Haze = tints[2],
            Light = tints[3],
            Lamp = Rgb.Of("#ffcf7a"),
            Green = tints[4],
            Stone = tints[5],
            Accent = tints[6],
        };
    }
}
