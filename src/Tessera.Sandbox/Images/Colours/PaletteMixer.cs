namespace Tessera.Sandbox.Images.Colours;

/// <summary>Turns an hour's light into the prompt's: its weather, moods, colours and styles.</summary>
internal static class PaletteMixer
{
    public static Palette Mix(ScenePrompt prompt, TimeOfDay hour, SeededRandom random, IReadOnlyList<Rgb> seen)
    {
        var palette = ForMoods(ForWeather(Palette.Of(hour, random), prompt.Weather), prompt);
        foreach (var colour in prompt.Colours.Take(2))
        {
            palette = Towards(palette, colour, 0.42);
        }

        if (seen.Count > 0)
        {
            palette = Towards(palette, seen[0], 0.6) with { Accent = seen[^1].Saturated(1.2) };
        }

        return prompt.Styles.Aggregate(palette, ForStyle);
    }

    private static Palette ForWeather(Palette palette, Weather? weather) => weather switch
    {
        Weather.Rain => Greyed(palette, Rgb.Of("#7d8a9c"), 0.35, 0.88),
        Weather.Storm => Greyed(palette, Rgb.Of("#3d4a5c"), 0.55, 0.72),
        Weather.Snow => Greyed(palette, Rgb.Of("#c3cfdd"), palette.IsDark ? 0.16 : 0.45, 0.96),
        Weather.Fog => Greyed(palette, Rgb.Of("#c9cdd0"), palette.IsDark ? 0.2 : 0.28, 0.93),
        Weather.Cloudy => Greyed(palette, Rgb.Of("#a9b6c4"), 0.2, 0.95),
        _ => palette,
    };

    private static Palette ForMoods(Palette palette, ScenePrompt prompt)
    {
        if (prompt.Has(Mood.Warm))
        {
            palette = palette with { Green = palette.Green.Mix(Rgb.Of("#c98a3a"), 0.55), Lamp = Rgb.Of("#ffc25e"), Light = palette.Light.Mix(Rgb.Of("#ffe2bd"), 0.25) };
        }

        if (prompt.Has(Mood.Cold))
        {
            palette = Towards(palette, Rgb.Of("#6fa8dc"), 0.35);
        }

        if (prompt.Has(Mood.Dark))
        {
            palette = Greyed(palette, Rgb.Of("#20242f"), 0.35, 0.75);
        }

        if (prompt.Has(Mood.Magic))
        {
            palette = Towards(palette, Rgb.Of("#9a6ad8"), 0.3) with { Lamp = Rgb.Of("#ffe59a") };
        }

        return palette;
    }

    private static Palette ForStyle(Palette palette, Style style) => style switch
    {
        Style.Cyberpunk => palette.Neon,
        Style.Pastel => palette with { Style = colour => colour.Saturated(0.82).Mix(Rgb.Of("#fff1ee"), 0.36) },
        Style.Watercolor => palette with { Style = colour => colour.Saturated(1.06).Mix(Rgb.Of("#fffaf0"), 0.16) },
        Style.Vivid => palette with { Style = colour => colour.Saturated(1.32) },
        Style.Natural => palette with { Style = colour => colour.Saturated(0.8) },
        Style.Impressionist or Style.Oil => palette with { Style = colour => colour.Saturated(1.18) },
        Style.Anime => palette with { Style = colour => colour.Saturated(1.25).Lighter(0.04) },
        Style.Vintage => palette with { Style = colour => colour.Saturated(0.7).Mix(Rgb.Of("#d9a86a"), 0.22) },
        _ => palette,
    };

    private static Palette Greyed(Palette palette, Rgb grey, double share, double light)
    {
        // The same grey at noon and at night: only its share of the hour's own brightness.
        return palette with
        {
            Sky = [.. palette.Sky.Select(colour => colour.Mix(grey.Under(palette.Light), share))],
            Haze = palette.Haze.Mix(grey.Under(palette.Light), share),
            Glow = palette.Glow.Mix(grey, share * 0.5),
            Light = palette.Light.Saturated(0.8).Darker(1 - light),
        };
    }

    private static Palette Towards(Palette palette, Rgb hue, double share)
    {
        return palette with
        {
            Sky = [.. palette.Sky.Select(colour => colour.Tinted(hue, share))],
            Haze = palette.Haze.Tinted(hue, share),
            Glow = palette.Glow.Tinted(hue, share * 0.5),
            Stone = palette.Stone.Tinted(hue, share),
            Green = palette.Green.Tinted(hue, share * 0.6),
            Light = palette.Light.Tinted(hue, share * 0.3),
        };
    }
}
