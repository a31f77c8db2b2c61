using System.Globalization;
using Tessera.Media;
using Tessera.Server.Catalog;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Shared.Calls;

/// <summary>
/// The limits of a model's input files. A file of a few kilobytes can contain a hundred megapixels or months of audio, so its
/// size in bytes does not bound the work.
/// </summary>
internal static class InputLimits
{
    /// <summary>Half of a telephone's sample rate. The cost of resampling grows as this falls.</summary>
    private const int LowestSampleRate = 4_000;

    /// <summary>The error for an image that is too large, or null.</summary>
    public static FieldError? Check(InputRule rule, string slug, int width, int height)
    {
        var megapixels = width * (double)height / 1_000_000;
        return megapixels > rule.MaxMegapixels
            ? new FieldError(rule.Name, string.Create(
                CultureInfo.InvariantCulture,
                $"`{rule.Name}` has {width}×{height} pixels, {megapixels:0.#} megapixels; {slug} takes at most {rule.MaxMegapixels}. Send a smaller image."))
            : null;
    }

    /// <summary>The error for audio with a wrong duration or sample rate, or null.</summary>
    public static FieldError? Check(InputRule rule, string slug, MediaMeasure sound)
    {
        if (sound.SampleRate is > 0 and < LowestSampleRate)
        {
            return new FieldError(rule.Name, $"`{rule.Name}` has {sound.SampleRate} samples a second; it must have at least {LowestSampleRate}.");
        }

        return sound.Duration.TotalSeconds > rule.MaxSeconds
            ? new FieldError(rule.Name, string.Create(
                CultureInfo.InvariantCulture,
                $"`{rule.Name}` lasts {sound.Duration.TotalSeconds:0} seconds; {slug} takes at most {rule.MaxSeconds}. Send a shorter recording."))
            : null;
    }
}
