using NetVips;

namespace Tessera.Media;

/// <summary>libvips as <see cref="Picture"/> uses it. The library is loaded at the first picture, not when the server starts.</summary>
internal static class Vips
{
    // The formats of callers' files, and SVG for our own documents. libvips can read forty more, TIFF, AVIF and its own among
    // them: each would be one more parser that strangers can send bytes to.
    private static readonly string[] Loaders = ["Png", "Jpeg", "Webp", "Nsgif", "Svg"];

    private static readonly Log.LogDelegate Quiet = static (_, _, _) => { };

    static Vips()
    {
        // By default it caches the results of the last hundred operations. Ours never repeat, and each result holds a picture.
        Cache.Max = 0;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in Loaders)
        {
            Operation.Block($"VipsForeignLoad{loader}", false);
        }

        // By default it writes warnings about broken files to standard error; the exception already says what is wrong.
        _ = Log.SetLogHandler("VIPS", Enums.LogLevelFlags.All, Quiet);
    }

    /// <summary>Runs an operation of libvips.</summary>
    /// <exception cref="MediaToolException">It failed.</exception>
    public static T Run<T>(Func<T> operation)
    {
        try
        {
            return operation();
        }
        catch (VipsException failure)
        {
            throw new MediaToolException($"The picture could not be processed: {failure.Message.Trim().ReplaceLineEndings(" ")}");
        }
    }
}
