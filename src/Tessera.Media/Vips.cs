using NetVips;

namespace Tessera.Media;

/// <summary>
/// Configures libvips for <see cref="RasterImage"/>. The library is loaded with the first image, not when the server starts.
/// </summary>
internal static class Vips
{
    // The formats of callers' files, and SVG for our own documents. libvips can read forty more, such as TIFF, AVIF and its
    // own: each would be one more parser exposed to untrusted bytes.
    private static readonly string[] Loaders = ["Png", "Jpeg", "Webp", "Nsgif", "Svg"];

    private static readonly Log.LogDelegate Quiet = static (_, _, _) => { };

    static Vips()
    {
        // By default it caches the results of the last hundred operations. Ours never repeat, and each result holds an image.
        Cache.Max = 0;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in Loaders)
        {
            Operation.Block($"VipsForeignLoad{loader}", false);
        }

        // By default it writes warnings about broken files to standard error; the exception already contains the error.
        _ = Log.SetLogHandler("VIPS", Enums.LogLevelFlags.All, Quiet);
    }

    // NetVips puts a line with the name of its own call before libvips's message, which may be empty.
    private static string Describe(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var report = string.Join(' ', lines.Where(line => !line.StartsWith("unable to call", StringComparison.Ordinal)));
        return report.Length == 0 ? "The image could not be processed: the file is broken." : $"The image could not be processed: {report}";
    }

    /// <summary>Runs an operation of libvips.</summary>
    /// <exception cref="MediaToolException">The operation failed.</exception>
    public static T Run<T>(Func<T> operation)
    {
        try
        {
            return operation();
        }
        catch (VipsException failure)
        {
            throw new MediaToolException(Describe(failure.Message));
        }
    }
}
