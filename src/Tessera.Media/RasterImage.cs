using System.Text;
using NetVips;

namespace Tessera.Media;

/// <summary>
/// An image in libvips: 8-bit sRGB with alpha, four bytes per pixel in the order red, green, blue, alpha. Operations are
/// lazy and return a new image; pixels are computed when it is encoded or read.
/// https://www.libvips.org/API/8.18/
/// </summary>
public sealed class RasterImage : IDisposable
{
    /// <summary>The most pixels an image may have, checked from its header before decoding.</summary>
    public const long MaxPixels = 100_000_000;

    private const string SvgLoader = "VipsForeignLoadSvgBuffer";
    private const string Orientation = "orientation";
    private const int FirstSwappedOrientation = 5;

    private readonly Image _image;

    private RasterImage(Image image) => _image = image;

    /// <summary>Width in pixels.</summary>
    public int Width => _image.Width;

    /// <summary>Height in pixels.</summary>
    public int Height => _image.Height;

    /// <summary>
    /// Rasterises one of our own SVG documents at the pixel size given by its <c>width</c> and <c>height</c>.
    /// </summary>
    public static RasterImage FromSvg(string svg) => Vips.Run(() =>
    {
        using var opened = Checked(Image.SvgloadBuffer(Encoding.UTF8.GetBytes(svg)));
        return InMemory(opened);
    });

    /// <summary>Reads a PNG, JPEG, WebP or GIF file (its first frame), rotated upright by its EXIF orientation.</summary>
    /// <exception cref="MediaToolException">The file is not an image, it is broken or truncated, or it has more than 100 million pixels.</exception>
    public static RasterImage Decode(byte[] file) => Vips.Run(() =>
    {
        // Read sequentially from top to bottom, so that the file's own samples are never in memory all at once; but an image
        // can be rotated only when it is in memory completely.
        using var opened = Open(file, Enums.Access.Sequential);
        var asStored = InMemory(opened);
        if (OrientationOf(asStored._image) == 1)
        {
            return asStored;
        }

        using (asStored)
        {
            using var upright = asStored._image.Autorot();
            return new RasterImage(upright.CopyMemory());
        }
    });

    /// <summary>
    /// Reads a file in the same way, scaled down while reading so that no side is longer than <paramref name="longest"/>: the
    /// memory needed depends on the result, not on the file.
    /// </summary>
    /// <exception cref="MediaToolException">The file is not an image, it is broken or truncated, or it has more than 100 million pixels.</exception>
    public static RasterImage Decode(byte[] file, int longest) => Vips.Run(() =>
    {
        Open(file).Dispose();
        using var upright = Image.ThumbnailBuffer(file, longest, height: longest, size: Enums.Size.Down, failOn: Enums.FailOn.Truncated);
        return InMemory(upright);
    });

    /// <summary>The size of an image file as displayed, upright by its EXIF orientation; no pixel is decoded.</summary>
    public static (int Width, int Height) Measure(byte[] file) => Vips.Run(() =>
    {
        using var header = Open(file);
        return OrientationOf(header) >= FirstSwappedOrientation ? (header.Height, header.Width) : (header.Width, header.Height);
    });

    /// <summary>
    /// The number of bytes of an image file's own samples, before they are reduced to 8 bits; no pixel is decoded.
    /// </summary>
    public static long MeasureSamples(byte[] file) => Vips.Run(() =>
    {
        using var header = Open(file);
        // No supported image format has samples wider than 16 bits.
        var sample = header.Format is Enums.BandFormat.Uchar or Enums.BandFormat.Char ? 1 : 2;
        return (long)header.Width * header.Height * header.Bands * sample;
    });

    /// <summary>Creates an image from raw pixels.</summary>
    /// <param name="rgba">Width × height × 4 bytes, rows from the top.</param>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    public static RasterImage FromPixels(byte[] rgba, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(rgba);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rgba.Length, checked(width * height * 4));
        return Vips.Run(() =>
        {
            using var borrowed = Image.NewFromMemory(rgba, width, height, bands: 4, Enums.BandFormat.Uchar);
            using var tagged = borrowed.Copy(interpretation: Enums.Interpretation.Srgb);
            return new RasterImage(tagged.CopyMemory());
        });
    }

    /// <summary>The pixels, width × height × 4 bytes, rows from the top.</summary>
    public byte[] ToPixels() => Vips.Run(_image.WriteToMemory<byte>);

    /// <summary>Scaled to exactly this size, ignoring the aspect ratio; Lanczos-3 in both directions.</summary>
    public RasterImage Resize(int width, int height) => Vips.Run(() => new RasterImage(_image.ThumbnailImage(width, height, Enums.Size.Force)));

    /// <summary>
    /// Scaled down, keeping the aspect ratio, so that no side is longer than <paramref name="longest"/>; never scaled up.
    /// </summary>
    public RasterImage Fit(int longest) => Vips.Run(() => new RasterImage(_image.ThumbnailImage(longest, longest, Enums.Size.Down)));

    /// <summary>Scaled to fill exactly this size, keeping the aspect ratio; what exceeds it is cropped evenly.</summary>
    public RasterImage Cover(int width, int height) =>
        Vips.Run(() => new RasterImage(_image.ThumbnailImage(width, height, crop: Enums.Interesting.Centre)));

    /// <summary>The image as a file, without metadata.</summary>
    /// <param name="format">The file's format.</param>
    /// <param name="quality">1 to 100 for JPEG and WebP; PNG is always lossless.</param>
    public byte[] Encode(ImageFormat format, int quality = 85) => Vips.Run(() => format switch
    {
        ImageFormat.Png => _image.PngsaveBuffer(compression: 4, keep: Enums.ForeignKeep.None),
        ImageFormat.Jpeg => _image.JpegsaveBuffer(q: quality, background: [255], keep: Enums.ForeignKeep.None),
        ImageFormat.Webp => _image.WebpsaveBuffer(q: quality, effort: 2, keep: Enums.ForeignKeep.None),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "not an image format"),
    });

    /// <inheritdoc />
    public void Dispose() => _image.Dispose();

    private static int OrientationOf(Image image) => image.Contains(Orientation) ? (int)image.Get(Orientation) : 1;

    // libvips reads lazily from the caller's buffer: computing the pixels here allows the buffer to be freed.
    private static RasterImage InMemory(Image image)
    {
        using var colours = image.Colourspace(Enums.Interpretation.Srgb);
        using var whole = colours.HasAlpha() ? colours.Copy(interpretation: Enums.Interpretation.Srgb) : colours.AddAlpha();
        return new RasterImage(whole.CopyMemory());
    }

    // Decoding fails for a truncated file; by default, libvips fills the missing rows with grey.
    private static Image Open(byte[] file, Enums.Access access = Enums.Access.Random)
    {
        ArgumentNullException.ThrowIfNull(file);
        // SVG is a document with references and text, so only our own documents are read.
        if (Image.FindLoadBuffer(file) == SvgLoader)
        {
            throw new MediaToolException("The image could not be processed: SVG files are not supported.");
        }

        Image opened;
        try
        {
            opened = Image.NewFromBuffer(file, access: access, failOn: Enums.FailOn.Truncated);
        }
        catch (VipsException) when (TruncatedFile.Find(file) is { } missing)
        {
            throw new MediaToolException(missing);
        }

        return Checked(opened, TruncatedFile.Find(file));
    }

    private static Image Checked(Image opened, string? problem = null)
    {
        var pixels = (long)opened.Width * opened.Height;
        problem = pixels > MaxPixels ? $"The image has {pixels} pixels; at most {MaxPixels} are allowed." : problem;
        if (problem is null)
        {
            return opened;
        }

        opened.Dispose();
        throw new MediaToolException(problem);
    }
}
