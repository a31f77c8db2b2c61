using Tessera.Media;

namespace Tessera.Sandbox.Tests.ImageTools;

/// <summary>Draws inputs and runs image tools as the server does.</summary>
internal static class ImageToolCalls
{
    /// <summary>A small scene with a sky, a field, a house and a sun.</summary>
    public static MediaInput Scene(int width = 160, int height = 120) => Draw(width, height, """
        <rect width="100%" height="100%" fill="#6aa3e0"/><rect y="60%" width="100%" height="40%" fill="#4f8a3c"/>
        <rect x="35%" y="35%" width="30%" height="40%" fill="#b8493a"/><circle cx="85%" cy="15%" r="9" fill="#ffe9a0"/>
        """);

    public static MediaInput Draw(int width, int height, string shapes)
    {
        using var decoded = RasterImage.FromSvg(
            $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">{shapes}</svg>""");
        return new MediaInput("image/png", decoded.Encode(ImageFormat.Png));
    }

    public static async Task<TaskState> RunAsync(string tool, MediaInput? image, string prompt = "", object? options = null, params (string Member, MediaInput File)[] more)
    {
        var inputs = more.ToDictionary(entry => entry.Member, entry => entry.File);
        if (image is not null)
        {
            inputs["image_url"] = image;
        }

        await using var tasks = SandboxTasks.Create(new ManualTime(), MakerCalls.Memory);
        var call = new TaskCall(TaskKind.Tool, tool, prompt, TextCalls.Options(options), inputs, "gen_1");
        return await tasks.SubmitAsync(call, TestContext.Current.CancellationToken);
    }

    public static byte[] File(this TaskState state) =>
        state.ShouldBeOfType<TaskState.Completed>().Output.ShouldBeOfType<TaskOutput.File>().Content;

    public static DecodedImage Decode(this TaskState state) => Decode(state.File());

    public static DecodedImage Decode(this MediaInput input) => Decode(input.Content);

    public static void ShouldBeRefusedNaming(this TaskState state, params string[] words)
    {
        var failure = state.ShouldBeOfType<TaskState.Failed>().Failure;
        failure.Kind.ShouldBe(FailureKind.InvalidInput);
        words.ShouldAllBe(word => failure.Message.Contains(word, StringComparison.Ordinal), failure.Message);
    }

    private static DecodedImage Decode(byte[] file)
    {
        using var decoded = RasterImage.Decode(file);
        return new DecodedImage(decoded.ToPixels(), decoded.Width, decoded.Height);
    }

    /// <summary>A decoded image.</summary>
    public sealed record DecodedImage(byte[] Rgba, int Width, int Height)
    {
        public (int Red, int Green, int Blue, int Alpha) At(double x, double y)
        {
            var pixel = ((((int)(y * Height)) * Width) + (int)(x * Width)) * 4;
            return (Rgba[pixel], Rgba[pixel + 1], Rgba[pixel + 2], Rgba[pixel + 3]);
        }

        public IEnumerable<(int Red, int Green, int Blue, int Alpha)> All() =>
            Rgba.Chunk(4).Select(pixel => ((int)pixel[0], (int)pixel[1], (int)pixel[2], (int)pixel[3]));
    }
}
