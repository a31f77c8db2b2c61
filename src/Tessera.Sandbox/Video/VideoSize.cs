using Tessera.Sandbox.Images;

namespace Tessera.Sandbox.Video;

/// <summary>A video's pixels: its ratio, at the height its resolution or model names. Always even, as H.264 needs.</summary>
internal readonly partial record struct VideoSize(int Width, int Height)
{
    private const int Longest = 3840;

    /// <param name="ratio"><c>16:9</c> and so on; null or <c>auto</c> for the caller's image's, or 16:9.</param>
    /// <param name="resolution">Its lines, as <c>720p</c>; else the model's name may hold them, else 1080.</param>
    /// <param name="model">The model's slug.</param>
    /// <param name="own">The size of the caller's image.</param>
    /// <returns>Null when the ratio is none.</returns>
    public static VideoSize? From(string? ratio, string? resolution, string model, (int Width, int Height)? own)
    {
        var shorter = Lines(resolution) ?? Lines(model) ?? 1080;
        if (ratio is null or "" or "auto")
        {
            return own is { } image ? Of(Math.Clamp(image.Width / (double)image.Height, 0.4, 2.5), shorter) : Of(16 / 9.0, shorter);
        }

        return ImageSize.Pair(ratio, ':') is var (across, down)
            && across is > 0 and <= 100 && down is > 0 and <= 100
            && Math.Max(across, down) <= 3.5 * Math.Min(across, down)
            ? Of(across / (double)down, shorter)
            : null;
    }

    private static VideoSize Of(double ratio, int shorter)
    {
        var longer = Math.Min(Longest, (int)Math.Round(shorter * Math.Max(ratio, 1 / ratio) / 2) * 2);
        return ratio >= 1 ? new VideoSize(longer, shorter) : new VideoSize(shorter, longer);
    }

    private static int? Lines(string? text) =>
        text is not null && LinesPattern().Match(text) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) / 2 * 2
            : null;

    [GeneratedRegex(@"\b([2-9][0-9]{2}|1[0-9]{3}|2[01][0-9]{2})p\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinesPattern();
}
