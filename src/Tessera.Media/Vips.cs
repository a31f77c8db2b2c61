using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace Tessera.Media;

/// <summary>
/// The few functions of libvips behind <see cref="Picture"/>. They are variadic in C: declared here are only forms
/// without floating-point arguments, which the x86-64 and arm64 Linux conventions pass like fixed ones.
/// </summary>
internal static unsafe partial class Vips
{
    public const int FormatUchar = 0;
    public const int Upright = 1;
    public const int SizeDown = 2;
    public const int SizeForce = 3;
    public const int InterestingCentre = 1;
    public const int FailOnTruncated = 1;

    /// <summary>Decoding fails where the file ends too early; without this, libvips fills the missing rows with grey.</summary>
    public const string FailOnTruncation = "[fail_on=truncated]";

    /// <summary>The same, read once from top to bottom: the samples as the file has them are never in memory all at once.</summary>
    public const string TopToBottom = "[fail_on=truncated,access=sequential]";

    private const string Library = "libvips.so.42";
    private const int InterpretationSrgb = 22;

    private static readonly Lazy<bool> Started = new(Initialise);

    public static bool IsAvailable => NativeLibrary.TryLoad(Library, out _) && Started.Value;

    public static bool IsInstalled => IsInLinkerCache() || IsAvailable;

    public static void Start()
    {
        if (!Started.Value)
        {
            throw Error();
        }
    }

    private static bool Initialise()
    {
        if (vips_init("tessera") != 0)
        {
            return false;
        }

        // It keeps the results of its last hundred operations for when they are repeated. Ours never are, and each holds a picture.
        vips_cache_set_max(0);
        return true;
    }

    public static ImageHandle Own(nint image) => new(image);

    public static ImageHandle Checked(nint image) => image == 0 ? throw Error() : new ImageHandle(image);

    public static MediaToolException Error()
    {
        var text = Marshal.PtrToStringUTF8(vips_error_buffer_copy()) ?? "";
        return new MediaToolException($"The picture could not be processed: {text.Trim().ReplaceLineEndings(" ")}");
    }

    public static byte[] TakeBytes(byte* bytes, nuint size)
    {
        try
        {
            return new ReadOnlySpan<byte>(bytes, checked((int)size)).ToArray();
        }
        finally
        {
            g_free(bytes);
        }
    }

    public static ImageHandle AutoRotate(ImageHandle image)
    {
        nint result;
        return vips_autorot(image, &result, 0) != 0 ? throw Error() : Own(result);
    }

    public static ImageHandle ToSrgb(ImageHandle image)
    {
        nint result;
        return vips_colourspace(image, &result, InterpretationSrgb, 0) != 0 ? throw Error() : Own(result);
    }

    public static ImageHandle AddAlpha(ImageHandle image)
    {
        nint result;
        return vips_addalpha(image, &result, 0) != 0 ? throw Error() : Own(result);
    }

    public static ImageHandle Copy(ImageHandle image)
    {
        nint result;
        return vips_copy(image, &result, "interpretation", InterpretationSrgb, 0) != 0 ? throw Error() : Own(result);
    }

    public static ImageHandle CopyToMemory(ImageHandle image) => Checked(vips_image_copy_memory(image));

    private static bool IsInLinkerCache()
    {
        const string Cache = "/etc/ld.so.cache";
        return File.Exists(Cache) && File.ReadAllBytes(Cache).AsSpan().IndexOf("libvips.so.42\0"u8) >= 0;
    }

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int vips_init(string name);

    [LibraryImport(Library)]
    private static partial void vips_cache_set_max(int max);

    [LibraryImport(Library)]
    private static partial nint vips_error_buffer_copy();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint vips_image_new_from_buffer(byte* file, nuint size, string options, nint end);

    [LibraryImport(Library)]
    public static partial nint vips_image_new_from_memory_copy(
        byte* pixels, nuint size, int width, int height, int bands, int format);

    [LibraryImport(Library)]
    private static partial nint vips_image_copy_memory(ImageHandle image);

    [LibraryImport(Library)]
    public static partial byte* vips_image_write_to_memory(ImageHandle image, nuint* size);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int vips_image_write_to_buffer(
        ImageHandle image, string suffix, byte** file, nuint* size, nint end);

    [LibraryImport(Library)]
    public static partial int vips_image_get_width(ImageHandle image);

    [LibraryImport(Library)]
    public static partial int vips_image_get_height(ImageHandle image);

    /// <summary>Whether the EXIF orientation exchanges width and height.</summary>
    [LibraryImport(Library)]
    public static partial int vips_image_get_orientation_swap(ImageHandle image);

    [LibraryImport(Library)]
    public static partial int vips_image_get_orientation(ImageHandle image);

    [LibraryImport(Library)]
    public static partial int vips_image_get_bands(ImageHandle image);

    [LibraryImport(Library)]
    public static partial int vips_image_get_format(ImageHandle image);

    [LibraryImport(Library)]
    public static partial ulong vips_format_sizeof(int format);

    [LibraryImport(Library)]
    public static partial int vips_image_hasalpha(ImageHandle image);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int vips_thumbnail_image(
        ImageHandle image, nint* result, int width, string heightName, int height, string sizeName, int size, nint end);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int vips_thumbnail_buffer(
        byte* file, nuint length, nint* result, int width, string heightName, int height, string sizeName, int size, string failName, int failOn, nint end);

    [LibraryImport(Library, EntryPoint = "vips_thumbnail_image", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int vips_thumbnail_image_crop(
        ImageHandle image, nint* result, int width, string heightName, int height, string cropName, int crop, nint end);

    [LibraryImport(Library)]
    private static partial int vips_autorot(ImageHandle image, nint* result, nint end);

    [LibraryImport(Library)]
    private static partial int vips_colourspace(ImageHandle image, nint* result, int space, nint end);

    [LibraryImport(Library)]
    private static partial int vips_addalpha(ImageHandle image, nint* result, nint end);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int vips_copy(ImageHandle image, nint* result, string name, int value, nint end);

    [LibraryImport("libgobject-2.0.so.0")]
    private static partial void g_object_unref(nint instance);

    [LibraryImport("libglib-2.0.so.0")]
    private static partial void g_free(void* memory);

    internal sealed class ImageHandle : SafeHandleZeroOrMinusOneIsInvalid
    {
        public ImageHandle()
            : base(ownsHandle: true)
        {
        }

        public ImageHandle(nint image)
            : base(ownsHandle: true) => SetHandle(image);

        protected override bool ReleaseHandle()
        {
            g_object_unref(handle);
            return true;
        }
    }
}
