using System.Globalization;

namespace Tessera.Console.Tests;

/// <summary>How the console is looked at.</summary>
/// <param name="Language">en or ru.</param>
/// <param name="Theme">light or dark.</param>
/// <param name="Width">The window's width in pixels; a phone below 768.</param>
public sealed record Look(string Language, string Theme, int Width)
{
    public static Look Default { get; } = new("en", "light", 1440);

    /// <summary>Both languages, themes and widths, each twice: for pages.</summary>
    public static TheoryData<string, string, int> Four { get; } = Asked() ?? new()
    {
        { "en", "light", 1440 },
        { "ru", "dark", 360 },
        { "en", "dark", 360 },
        { "ru", "light", 1440 },
    };

    /// <summary>Both languages, themes and widths, each once: for flows that take long.</summary>
    public static TheoryData<string, string, int> Two { get; } = Asked() ?? new()
    {
        { "en", "light", 1440 },
        { "ru", "dark", 360 },
    };

    public bool IsPhone => Width < 768;

    /// <summary>
    /// Whether barriers are looked for: in both themes and widths. The same page in the other language has the same elements and colours,
    /// so that nothing but its layout can differ.
    /// </summary>
    public bool ShowsBarriers => (Language == "en") != IsPhone;

    public override string ToString() => $"{Theme}-{Language}-{Width}";

    /// <summary>The looks that <c>TESSERA_LOOKS</c> asks for, as screenshots are named: <c>dark-ru-1440 light-en-360</c>.</summary>
    private static TheoryData<string, string, int>? Asked()
    {
        if (Environment.GetEnvironmentVariable("TESSERA_LOOKS") is not { Length: > 0 } names)
        {
            return null;
        }

        var looks = new TheoryData<string, string, int>();
        foreach (var name in names.Split(' ').Select(name => name.Split('-')))
        {
            looks.Add(name[1], name[0], int.Parse(name[2], CultureInfo.InvariantCulture));
        }

        return looks;
    }
}
