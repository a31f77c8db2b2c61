using Tessera.Media;

namespace Tessera.Sandbox.Tests;

public sealed class SandboxWeightTests
{
    // 100 × 100 pixels of red 128, green 64, blue 32, opaque.
    private const string EightBits = "iVBORw0KGgoAAAANSUhEUgAAAGQAAABkCAYAAABw4pVUAAAAp0lEQVR42u3RQREAAAQAQVFEEU1zahizjytwG105ulOYAERAgAgIEAEBIiBAjAAiIEAEBIiAABEQIAIiIEAEBIiAABEQIAIiIEAEBIiAABEQIAIiIEAEBIiAABEQIAIiIEAEBIiAABEQIAIiIEAEBIiAABEQIAIiIEAEBIiAABEQIAIiIEAEBIiAABEQIAIiIEAEBIiAABEQIAICxAQgAgJEQIAIyPcW8TEbOMperLQAAAAASUVORK5CYII=";
    private const string SixteenBits = "iVBORw0KGgoAAAANSUhEUgAAAGQAAABkEAYAAAAgckkXAAAA/klEQVR42u3TMQ0AAAjAMKQgBWk4BwHcfL36L1l0V2XOkLyGEKRBSIOQBiENQhqENAhpENIgpEFIGoQ0CGkQ0iCkQUiDkAYhDUIahDSIEKRBSIOQBiENQhqENAhpENIgpEFIGoQ0CGkQ0iCkQUiDkAYhDUIahDSIEKRBSIOQBiENQhqENAhpENIgpEFIGoQ0CGkQ0iCkQUiDkAYhDUIahDQISYOQBiENQhqENAhpENIgpEFIg5A0CGkQ0iCkQUiDkAYhDUIahDQIaRCSBiENQhqENAhpENIgpEFIg5AGIQ0iBGkQ0iCkQUiDkAYhDUIahDQIaRCSBiENQhqE/HQB6RU2b486ph0AAAAASUVORK5CYII=";

    [Theory]
    [InlineData("remove-bg")]
    [InlineData("text-ocr")]
    public void Sixteen_bits_a_sample_weigh_what_they_take_beyond_eight(string tool)
    {
        (Weight(tool, SixteenBits) - Weight(tool, EightBits)).ShouldBe(100 * 100 * 4);

        using var reduced = RasterImage.Decode(Convert.FromBase64String(SixteenBits));
        reduced.ToPixels()[..4].ShouldBe([128, 64, 32, 255]);
    }

    private static long Weight(string tool, string file)
    {
        var inputs = new Dictionary<string, MediaInput>(StringComparer.Ordinal) { ["image_url"] = new("image/png", Convert.FromBase64String(file)) };
        return SandboxWeight.Of(new TaskCall(TaskKind.Tool, tool, "", TextCalls.Options(null), inputs, "gen_1"));
    }
}
