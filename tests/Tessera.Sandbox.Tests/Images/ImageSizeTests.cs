using System.Text.Json;
using Tessera.Sandbox.Images;

namespace Tessera.Sandbox.Tests.Images;

public sealed class ImageSizeTests
{
    [Theory]
    [InlineData("{}", 1024, 1024)]
    [InlineData("{'resolution':'2K'}", 2048, 2048)]
    [InlineData("{'aspect_ratio':'auto','resolution':'4K'}", 4096, 4096)]
    [InlineData("{'aspect_ratio':'16:9','resolution':'1K'}", 1376, 774)]
    [InlineData("{'aspect_ratio':'16:9','resolution':'2K'}", 2752, 1548)]
    [InlineData("{'aspect_ratio':'21:9','resolution':'4K'}", 6144, 2634)]
    [InlineData("{'size':'2688x1536','resolution':'4K'}", 2688, 1536)]
    public void A_resolution_completes_a_size_that_is_not_in_pixels(string options, int width, int height) =>
        ImageSize.From(Options(options), null).ShouldBe(new ImageSize(width, height));

    [Fact]
    public void A_resolution_widens_the_shape_of_the_callers_image() =>
        ImageSize.From(Options("{'resolution':'2K'}"), (300, 600)).ShouldBe(new ImageSize(1440, 2912));

    private static CallOptions Options(string json) =>
        new(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json.Replace('\'', '"'))!);
}
