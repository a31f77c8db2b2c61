using System.Globalization;

namespace Tessera.EndToEnd;

/// <summary>Measures media files with ffprobe: by another hand than the server's.</summary>
internal static class Ffprobe
{
    /// <summary>How long it plays, in seconds.</summary>
    public static async Task<double> DurationAsync(TestFolder folder, string file) =>
        double.Parse(await AskAsync(folder, file, "format=duration"), CultureInfo.InvariantCulture);

    /// <summary>Codec, width and height of its first image or video: <c>webp,1024,1024</c>.</summary>
    public static Task<string> ImageAsync(TestFolder folder, string file) =>
        AskAsync(folder, file, "stream=codec_name,width,height", "-select_streams", "v:0");

    /// <summary>Codec of its first sound.</summary>
    public static Task<string> SoundAsync(TestFolder folder, string file) =>
        AskAsync(folder, file, "stream=codec_name", "-select_streams", "a:0");

    private static async Task<string> AskAsync(TestFolder folder, string file, string entries, params string[] options)
    {
        var ended = await folder.RunAsync("ffprobe", ["-v", "error", "-show_entries", entries, "-of", "csv=p=0", .. options, file]);
        ended.Code.ShouldBe(0, ended.Errors);
        return ended.Output.Trim().TrimEnd(',');
    }
}
