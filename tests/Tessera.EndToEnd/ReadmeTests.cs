using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tessera.EndToEnd;

/// <summary>Follows the README word for word, in one shell and with the real <c>./run</c>.</summary>
public sealed class ReadmeTests : IDisposable
{
    private const string ShownUrl = "http://127.0.0.1:8080";

    private readonly TestFolder _place = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_tour_works_word_for_word()
    {
        // Another server may have the README's port on this machine; nothing else of it is changed.
        var readme = (await File.ReadAllTextAsync(Path.Combine(Installation.Root, "README.md"), Ct))
            .Replace(ShownUrl, $"http://127.0.0.1:{FreePort()}", StringComparison.Ordinal);
        var steps = Readme.Steps(readme);
        steps.Count.ShouldBeGreaterThan(10);

        var printed = await RunAsync(steps);

        foreach (var (step, output) in steps.Zip(printed))
        {
            step.Check(output);
        }

        await FilesMustBeWhatTheyAreCalledAsync();
    }

    public void Dispose() => _place.Dispose();

    /// <summary>Runs the steps in one shell that stops at the first error; what each printed.</summary>
    private async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<Readme.Step> steps)
    {
        // The folder of a clone as far as the README needs it, with a data folder of its own.
        await File.WriteAllTextAsync(_place.PathOf("run"), $"#!/bin/sh\nexec '{Installation.Root}/run' \"$@\"\n", Ct);
        File.SetUnixFileMode(_place.PathOf("run"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var script = new StringBuilder("set -eo pipefail\ntrap 'jobs -p | xargs -r kill' EXIT\n");
        for (var index = 0; index < steps.Count; index++)
        {
            script.Append(CultureInfo.InvariantCulture, $"echo; echo '{Mark(index)}'\n{steps[index].Script}");
        }

        await File.WriteAllTextAsync(_place.PathOf("tour.sh"), script.ToString(), Ct);
        var ended = await _place.RunAsync("bash", ["tour.sh"]);

        var printed = new List<string>();
        var rest = ended.Output;
        for (var index = 0; index < steps.Count && rest.Contains(Mark(index), StringComparison.Ordinal); index++)
        {
            rest = rest[(rest.IndexOf(Mark(index), StringComparison.Ordinal) + Mark(index).Length)..];
            printed.Add(rest.Split(Mark(index + 1))[0].Trim('\n'));
        }

        ended.Code.ShouldBe(0, $"The tour ends at: {steps[Math.Max(0, printed.Count - 1)].Script}\n{printed.LastOrDefault()}\n{ended.Errors}\n{await ServerLogAsync()}");
        printed.Count.ShouldBe(steps.Count);
        return printed;
    }

    private async Task FilesMustBeWhatTheyAreCalledAsync()
    {
        (await Ffprobe.ImageAsync(_place, "tour/image.webp")).ShouldBe("webp,1344,768");
        (await Ffprobe.ImageAsync(_place, "tour/fox-python.webp")).ShouldBe("webp,1024,1024");
        (await Ffprobe.ImageAsync(_place, "tour/fox-node.webp")).ShouldBe("webp,1024,1024");
        (await Ffprobe.ImageAsync(_place, "tour/large.webp")).ShouldBe("webp,2688,1536");
        (await Ffprobe.ImageAsync(_place, "tour/oil.webp")).ShouldBe("webp,1344,768");
        (await Ffprobe.ImageAsync(_place, "tour/watercolor.png")).ShouldBe("png,1376,774");
        (await Ffprobe.ImageAsync(_place, "tour/poster.jpg")).ShouldStartWith("mjpeg,");
        (await Ffprobe.ImageAsync(_place, "tour/video.mp4")).ShouldStartWith("h264,");
        (await Ffprobe.DurationAsync(_place, "tour/video.mp4")).ShouldBe(5, 0.2);
        (await Ffprobe.SoundAsync(_place, "tour/speech.mp3")).ShouldBe("mp3");
        (await Ffprobe.DurationAsync(_place, "tour/speech.mp3")).ShouldBeInRange(1, 10);
        (await Ffprobe.SoundAsync(_place, "tour/music.mp3")).ShouldBe("mp3");
        (await Ffprobe.DurationAsync(_place, "tour/music.mp3")).ShouldBe(15, 0.5);
    }

    private async Task<string> ServerLogAsync() =>
        File.Exists(_place.PathOf("tour/server.log")) ? await File.ReadAllTextAsync(_place.PathOf("tour/server.log"), Ct) : "";

    private static string Mark(int index) => string.Create(CultureInfo.InvariantCulture, $"=== step {index} of the tour ===");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
