using Tessera.Providers.Http;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Http;

public sealed class PixelSizeTests
{
    [Theory]
    [InlineData("1024x1024", "1:1")]
    [InlineData("1344x768", "16:9")]
    [InlineData("768x1344", "9:16")]
    [InlineData("1536x1024", "3:2")]
    [InlineData("1152x864", "4:3")]
    [InlineData("1120x896", "5:4")]
    [InlineData("896x1120", "4:5")]
    [InlineData("2560x1080", "21:9")]
    public void A_size_is_meant_as_the_ratio_that_is_nearest(string size, string ratio) =>
        PixelSize.Of(TaskCalls.Of(TaskKind.Image, "x", "x", $"{{'size':'{size}'}}").Options)!.Value.Ratio().ShouldBe(ratio);

    [Theory]
    [InlineData("1024x1536", "3:4")]
    [InlineData("896x1120", "3:4")]
    [InlineData("1568x672", "21:9")]
    public void A_vendor_that_takes_fewer_ratios_gets_the_nearest_of_its_own(string size, string ratio) =>
        PixelSize.Of(TaskCalls.Of(TaskKind.Image, "x", "x", $"{{'size':'{size}'}}").Options)!.Value.Ratio(["1:1", "3:4", "21:9"]).ShouldBe(ratio);

    [Theory]
    [InlineData("{}")]
    [InlineData("{'size':'auto'}")]
    [InlineData("{'size':'1024'}")]
    [InlineData("{'size':'0x10'}")]
    [InlineData("{'size':'-1x10'}")]
    [InlineData("{'size':'1x2x3'}")]
    [InlineData("{'size':1024}")]
    public void A_text_that_is_not_a_size_in_pixels_is_ignored(string options) =>
        PixelSize.Of(TaskCalls.Of(TaskKind.Image, "x", "x", options).Options).ShouldBeNull();
}
