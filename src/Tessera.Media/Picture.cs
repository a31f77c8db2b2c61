using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Tessera.Media;

/// <summary>
/// A picture in libvips: 8-bit sRGB with alpha, four bytes a pixel in the order red, green, blue, alpha. Operations
/// are lazy and give a new picture; pixels are computed when it is encoded or read.
/// https://www.libvips.org/API/8.14/
/// </summary>
public sealed unsafe class Picture : IDisposable
{
    /// <summary>The most pixels a picture may have, checked from its header before anything is decoded.</summary>
    public const long MaxPixels = 100_000_000;

    private readonly Vips.ImageHandle _image;

    private Picture(Vips.ImageHandle image) => _image = image;

    /// <summary>Width in pixels.</summary>
    public int Width => Vips.vips_image_get_width(_image);

    /// <summary>Height in pixels.</summary>
    public int Height => Vips.vips_image_get_height(_image);

    /// <summary>Whether libvips can be used; without it every member here throws. Loads it.</summary>
    public static bool IsAvailable => Vips.IsAvailable;

    /// <summary>
    /// Whether libvips is there, without loading it where the linker's cache tells: it brings some sixty libraries with
    /// it, memory and start-up time that a server without pictures does not need.
    /// </summary>
    public static bool IsInstalled => Vips.IsInstalled;

    /// <summary>Rasterises an SVG document at the pixel size of its own <c>width</c> and <c>height</c>.</summary>
    public static Picture FromSvg(string svg) => Load(Encoding.UTF8.GetBytes(svg));

    /// <summary>Reads a PNG, JPEG, WebP or GIF file (its first frame), turned upright by its EXIF orientation.</summary>
    /// <exception cref="MediaToolException">It is no picture, it is broken or cut off, or it has more than 100 million pixels.</exception>
    public static Picture Decode(byte[] file) => Load(file);

    /// <summary>
    /// The same, scaled down while it is read so that no side is longer than <paramref name="longest"/>: the memory that it
    /// takes depends on the result, not on the file.
    /// </summary>
    /// <exception cref="MediaToolException">It is no picture, it is broken or cut off, or it has more than 100 million pixels.</exception>
    public static Picture Decode(byte[] file, int longest)
    {
        var source = GCHandle.Alloc(file, GCHandleType.Pinned);
        try
        {
            Open(source, file).Dispose();
            nint shrunk;
            var failed = Vips.vips_thumbnail_buffer(
                (byte*)source.AddrOfPinnedObject(), (nuint)file.Length, &shrunk,
                longest, "height", longest, "size", Vips.SizeDown, "fail-on", Vips.FailOnTruncated, 0);
            using var upright = failed != 0 ? throw Vips.Error() : Vips.Own(shrunk);
            return InMemory(upright);
        }
        finally
        {
            source.Free();
        }
    }

    /// <summary>The size of a picture file as it is shown, upright by its EXIF orientation; no pixel is decoded.</summary>
    public static (int Width, int Height) Measure(byte[] file)
    {
        var source = GCHandle.Alloc(file, GCHandleType.Pinned);
        try
        {
            using var header = Open(source, file);
            var (width, height) = (Vips.vips_image_get_width(header), Vips.vips_image_get_height(header));
            return Vips.vips_image_get_orientation_swap(header) != 0 ? (height, width) : (width, height);
        }
        finally
        {
            source.Free();
        }
    }

    /// <summary>How many bytes a picture file's own samples take for all its pixels, before they are reduced to 8 bits; no pixel is decoded.</summary>
    public static long MeasureSamples(byte[] file)
    {
        var source = GCHandle.Alloc(file, GCHandleType.Pinned);
        try
        {
            using var header = Open(source, file);
            var pixels = (long)Vips.vips_image_get_width(header) * Vips.vips_image_get_height(header);
            return pixels * Vips.vips_image_get_bands(header) * (long)Vips.vips_format_sizeof(Vips.vips_image_get_format(header));
        }
        finally
        {
            source.Free();
        }
    }

    /// <summary>Makes a picture of raw pixels.</summary>
    /// <param name="rgba">Width × height × 4 bytes, rows from the top.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    public static Picture FromPixels(byte[] rgba, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(rgba);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rgba.Length, checked(width * height * 4));
        fixed (byte* pixels = rgba)
        {
            var image = Vips.vips_image_new_from_memory_copy(pixels, (nuint)rgba.Length, width, height, 4, Vips.FormatUchar);
            using var untagged = Vips.Checked(image);
            return new Picture(Vips.Copy(untagged));
        }
    }

    /// <summary>The pixels, width × height × 4 bytes, rows from the top.</summary>
    public byte[] ToPixels()
    {
        nuint size;
        var pixels = Vips.vips_image_write_to_memory(_image, &size);
        return pixels is null ? throw Vips.Error() : Vips.TakeBytes(pixels, size);
    }

    /// <summary>Exactly this size, ratio ignored; Lanczos-3 both ways.</summary>
    public Picture Resize(int width, int height)
    {
        nint resized;
        var failed = Vips.vips_thumbnail_image(_image, &resized, width, "height", height, "size", Vips.SizeForce, 0);
        return failed != 0 ? throw Vips.Error() : new Picture(Vips.Own(resized));
    }

    /// <summary>Scaled down, ratio kept, so that no side is longer than <paramref name="longest"/>; never scaled up.</summary>
    public Picture Fit(int longest)
    {
        nint fitted;
        var failed = Vips.vips_thumbnail_image(_image, &fitted, longest, "height", longest, "size", Vips.SizeDown, 0);
        return failed != 0 ? throw Vips.Error() : new Picture(Vips.Own(fitted));
    }

    /// <summary>Exactly this size, filled: ratio kept, what is too much cut off evenly.</summary>
    public Picture Cover(int width, int height)
    {
        nint covered;
        var failed = Vips.vips_thumbnail_image_crop(
            _image, &covered, width, "height", height, "crop", Vips.InterestingCentre, 0);
        return failed != 0 ? throw Vips.Error() : new Picture(Vips.Own(covered));
    }

    /// <summary>The picture as a file.</summary>
    /// <param name="format">The file's format.</param>
    /// <param name="quality">1 to 100 for JPEG and WebP; PNG is always exact.</param>
    public byte[] Encode(PictureFormat format, int quality = 85)
    {
        var suffix = format switch
        {
            PictureFormat.Png => ".png[compression=4,strip]",
            PictureFormat.Jpeg => string.Create(CultureInfo.InvariantCulture, $".jpg[Q={quality},background=255,strip]"),
            PictureFormat.Webp => string.Create(CultureInfo.InvariantCulture, $".webp[Q={quality},effort=2,strip]"),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "not a picture format"),
        };
        byte* file;
        nuint size;
        var encoded = Vips.vips_image_write_to_buffer(_image, suffix, &file, &size, 0) != 0
            ? throw Vips.Error()
            : Vips.TakeBytes(file, size);
        return format == PictureFormat.Webp ? WebpContainer.WithoutExif(encoded) : encoded;
    }

    /// <inheritdoc />
    public void Dispose() => _image.Dispose();

    private static Picture Load(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var source = GCHandle.Alloc(file, GCHandleType.Pinned);
        try
        {
            using var opened = Open(source, file, Vips.TopToBottom);
            var asStored = InMemory(opened);
            if (Vips.vips_image_get_orientation(asStored._image) == Vips.Upright)
            {
                return asStored;
            }

            // Only now: a picture is not turned while it is read from top to bottom.
            using (asStored)
            {
                using var upright = Vips.AutoRotate(asStored._image);
                return new Picture(Vips.CopyToMemory(upright));
            }
        }
        finally
        {
            source.Free();
        }
    }

    // libvips reads lazily from the caller's buffer: computing the pixels here lets the buffer go.
    private static Picture InMemory(Vips.ImageHandle image)
    {
        using var colours = Vips.ToSrgb(image);
        using var whole = Vips.vips_image_hasalpha(colours) != 0 ? Vips.Copy(colours) : Vips.AddAlpha(colours);
        return new Picture(Vips.CopyToMemory(whole));
    }

    private static Vips.ImageHandle Open(GCHandle source, byte[] file, string how = Vips.FailOnTruncation)
    {
        Vips.Start();
        var image = Vips.vips_image_new_from_buffer((byte*)source.AddrOfPinnedObject(), (nuint)file.Length, how, 0);
        if (image == 0)
        {
            // Taken in any case, or the next failure would carry it as well. For a cut-off file our own sentence says more.
            var error = Vips.Error();
            throw TruncatedFile.Find(file) is { } missing ? new MediaToolException(missing) : error;
        }

        var opened = Vips.Own(image);
        var pixels = (long)Vips.vips_image_get_width(opened) * Vips.vips_image_get_height(opened);
        var problem = pixels > MaxPixels ? $"The picture has {pixels} pixels; at most {MaxPixels} are allowed." : TruncatedFile.Find(file);
        if (problem is null)
        {
            return opened;
        }

        opened.Dispose();
        throw new MediaToolException(problem);
    }
}
