using System.Text.Json;
using Tessera.Media;

namespace Tessera.Sandbox.Tests;

/// <summary>Calls a sandbox maker as the server would.</summary>
internal static class Makers
{
    /// <summary>Room for everything that tests make at the same time.</summary>
    public static MemoryGate Memory { get; } = new(long.MaxValue, TimeProvider.System);

    public static TaskCall Call(
        TaskKind kind, string prompt, Dictionary<string, object>? options = null, string model = "model", params (string Name, byte[] File)[] inputs) =>
        new(
            kind,
            model,
            prompt,
            new CallOptions((options ?? []).ToDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(pair.Value))),
            inputs.ToDictionary(input => input.Name, input => new MediaInput("image/png", input.File)),
            "gen_test");

    public static async Task<byte[]> FileAsync(this ISandboxMaker maker, TaskCall call)
    {
        var state = await maker.MakeAsync(call, new Progress<double>(), TestContext.Current.CancellationToken);
        return state.ShouldBeOfType<TaskState.Completed>().Output.ShouldBeOfType<TaskOutput.File>().Content;
    }

    public static async Task<ProviderFailure> FailureAsync(this ISandboxMaker maker, TaskCall call)
    {
        var state = await maker.MakeAsync(call, new Progress<double>(), TestContext.Current.CancellationToken);
        return state.ShouldBeOfType<TaskState.Failed>().Failure;
    }

    /// <summary>How far two pictures are apart: the mean difference of a channel, 0 to 255, on thumbnails.</summary>
    public static double Difference(byte[] first, byte[] second)
    {
        var (left, right) = (Thumbnail(first), Thumbnail(second));
        return left.Zip(right, (a, b) => Math.Abs(a - b)).Average();
    }

    /// <summary>The mean colour of a part of a picture, given as shares of its width and height.</summary>
    public static (double R, double G, double B) Mean(byte[] file, double left, double top, double right, double bottom)
    {
        using var picture = Picture.Decode(file);
        var pixels = picture.ToPixels();
        var sums = new double[3];
        var count = 0;
        for (var y = (int)(top * picture.Height); y < bottom * picture.Height; y++)
        {
            for (var x = (int)(left * picture.Width); x < right * picture.Width; x++, count++)
            {
                for (var channel = 0; channel < 3; channel++)
                {
                    sums[channel] += pixels[(((y * picture.Width) + x) * 4) + channel];
                }
            }
        }

        return (sums[0] / count, sums[1] / count, sums[2] / count);
    }

    /// <summary>A PNG of a red left half and a blue right half.</summary>
    public static byte[] RedAndBlue(int width = 320, int height = 240)
    {
        using var drawing = Picture.FromSvg(
            $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 2 1" preserveAspectRatio="none"><rect width="1" height="1" fill="#d02020"/><rect x="1" width="1" height="1" fill="#2030d0"/></svg>""");
        return drawing.Encode(PictureFormat.Png);
    }

    private static byte[] Thumbnail(byte[] file)
    {
        using var picture = Picture.Decode(file);
        using var small = picture.Resize(64, 64);
        return small.ToPixels();
    }
}
