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
        // The results of its last hundred operations are kept for when they are repeated. Ours never are, and each holds a picture.
        Cache.Max = 0;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in Loaders)
        {
            Operation.Block($"VipsForeignLoad{loader}", false);
        }

        // It would write to standard error what is wrong with a file; the caller is told by an exception.
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
