using System.Text.Json.Serialization;

namespace Tessera.Sandbox.Images.Drawing;

/// <summary>A colour.</summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct Rgb(byte R, byte G, byte B)
{
    public static readonly Rgb White = new(255, 255, 255);
    public static readonly Rgb Black = new(0, 0, 0);

    /// <summary>Perceived brightness, 0 to 1.</summary>
    public double Brightness => ((0.299 * R) + (0.587 * G) + (0.114 * B)) / 255;

    /// <summary>Reads <c>#rrggbb</c>; our own tables hold nothing else.</summary>
    public static Rgb Of(string hex)
    {
        var value = int.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    /// <summary>The nearest to a mean of colours.</summary>
    public static Rgb Of((double Red, double Green, double Blue) mean) => Clamped(mean.Red, mean.Green, mean.Blue);

    /// <summary>The way from this colour to another.</summary>
    public Rgb Mix(Rgb other, double share) =>
        Clamped(R + ((other.R - R) * share), G + ((other.G - G) * share), B + ((other.B - B) * share));

    public Rgb Lighter(double share) => Mix(White, share);

    public Rgb Darker(double share) => Mix(Black, share);

    /// <summary>Lighter by a positive share, darker by a negative one.</summary>
    public Rgb Shaded(double share) => share > 0 ? Lighter(share) : Darker(-share);

    /// <summary>The share by which <see cref="Shaded"/> makes this colour of another.</summary>
    public double ShadeOf(Rgb other)
    {
        var (own, from) = (R + G + B, other.R + other.G + other.B);
        return own >= from ? (own - from) / Math.Max(1.0, 765 - from) : (own / (double)from) - 1;
    }

    /// <summary>What this surface looks like in coloured light.</summary>
    public Rgb Under(Rgb light) => new((byte)(R * light.R / 255), (byte)(G * light.G / 255), (byte)(B * light.B / 255));

    /// <summary>Stronger (above 1) or greyer (below 1), brightness kept.</summary>
    public Rgb Saturated(double factor)
    {
        var grey = Brightness * 255;
        return Clamped(grey + ((R - grey) * factor), grey + ((G - grey) * factor), grey + ((B - grey) * factor));
    }

    /// <summary>Its hue turned by a share of the circle: a rotation of the colour cube around its greys.</summary>
    public Rgb Turned(double share)
    {
        var (sin, cos) = Math.SinCos(share * Math.Tau);
        var (own, next, last) = ((1 + (2 * cos)) / 3, ((1 - cos) / 3) - (sin / Math.Sqrt(3)), ((1 - cos) / 3) + (sin / Math.Sqrt(3)));
        return Clamped((R * own) + (G * next) + (B * last), (R * last) + (G * own) + (B * next), (R * next) + (G * last) + (B * own));
    }

    /// <summary>This brightness in that colour's hue.</summary>
    public Rgb Tinted(Rgb hue, double share)
    {
        var scale = Brightness / Math.Max(0.05, hue.Brightness);
        var tint = scale <= 1 ? Black.Mix(hue, scale) : hue.Mix(White, Math.Min(1, (scale - 1) * 0.8));
        return Mix(tint, share);
    }

    /// <summary>As SVG writes it.</summary>
    public static implicit operator string(Rgb colour) => colour.ToString();

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"#{R:x2}{G:x2}{B:x2}");

    private static Rgb Clamped(double r, double g, double b) =>
        new((byte)Math.Clamp(r + 0.5, 0, 255), (byte)Math.Clamp(g + 0.5, 0, 255), (byte)Math.Clamp(b + 0.5, 0, 255));

    private sealed class Converter : JsonConverter<Rgb>
    {
        public override Rgb Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Of(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, Rgb value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
