using Tessera.Server.Http;

namespace Tessera.Server.UnitTests.Http;

public sealed class NearestNameTests
{
    private static readonly string[] Names = ["prompt", "negative_prompt", "size", "style", "seed", "format"];

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("size", "size", 0)]
    [InlineData("size", "", 4)]
    [InlineData("sise", "size", 1)]
    [InlineData("szie", "size", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)]
    public void The_distance_counts_letters_and_swaps(string left, string right, int distance)
    {
        NearestName.Distance(left, right).ShouldBe(distance);
        NearestName.Distance(right, left).ShouldBe(distance);
    }

    [Theory]
    [InlineData("promt", "prompt")]
    [InlineData("PROMPT", "prompt")]
    [InlineData("siez", "size")]
    [InlineData("formt", "format")]
    [InlineData("zzzz", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_within_a_typing_mistake(string given, string? expected) =>
        NearestName.Of(given, Names).ShouldBe(expected);

    [Theory]
    [InlineData("gpt5x", "gpt-5")]
    [InlineData("gpt5", "gpt-5")]
    [InlineData("gpt_image2", "gpt-image-2")]
    [InlineData("negativeprompt", null)]
    public void A_separator_does_not_count_as_a_typing_mistake(string given, string? expected) =>
        NearestName.Of(given, ["gpt-5", "gpt-image-2", "dall-e-3"]).ShouldBe(expected);

    [Fact]
    public void The_closest_come_first_and_no_more_than_requested() =>
        NearestName.All("stle", ["size", "style", "stole", "stale"], 2).ShouldBe(["style", "stole"]);
}
