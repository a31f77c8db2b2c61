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
            ? new FieldError(rule.Name, LocalText.Format(
                "`{0}` has {1}×{2} pixels, {3:0.#} megapixels; {4} takes at most {5}. Send a smaller image.",
                "`{0}`: изображение {1}×{2} — это {3:0.#} мегапикселей; {4} принимает не больше {5}. Отправьте изображение меньше.",
                rule.Name,
                width,
                height,
                megapixels,
                slug,
                rule.MaxMegapixels))
            : null;
    }

    /// <summary>The error for audio with a wrong duration or sample rate, or null.</summary>
    public static FieldError? Check(InputRule rule, string slug, MediaMeasure sound)
    {
        if (sound.SampleRate is > 0 and < LowestSampleRate)
        {
            return new FieldError(rule.Name, LocalText.Format(
                "`{0}` has {1} samples a second; it must have at least {2}.",
                "`{0}`: частота дискретизации — {1} Гц, нужно не меньше {2}.",
                rule.Name,
                sound.SampleRate,
                LowestSampleRate));
        }

        return sound.Duration.TotalSeconds > rule.MaxSeconds
            ? new FieldError(rule.Name, LocalText.Format(
                "`{0}` lasts {1:0} seconds; {2} takes at most {3}. Send a shorter recording.",
                "`{0}`: длительность — {1:0} с; {2} принимает не больше {3} с. Отправьте запись короче.",
                rule.Name,
                sound.Duration.TotalSeconds,
                slug,
                rule.MaxSeconds))
            : null;
    }
}
