using Tessera.Server.Catalog;

namespace Tessera.Server.UnitTests.Catalog;

public sealed class TokenEstimateTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("Hello", 2)]
    [InlineData("Привет", 3)]
    [InlineData("123456", 3)]
    [InlineData("你好世界", 4)]
    [InlineData("🦊", 2)]
    [InlineData("   ", 1)]
    [InlineData("aaa", 1)]
    [InlineData("zzz", 1)]
    [InlineData("AAA", 1)]
    [InlineData("ZZZ", 1)]
    [InlineData("@@@", 2)]
    [InlineData("[[[", 2)]
    [InlineData("```", 2)]
    [InlineData("{{{", 2)]
    [InlineData("\u07ff\u07ff\u07ff", 2)]
    [InlineData("\u0800\u0800\u0800", 3)]
    public void The_estimate_follows_the_script(string text, long tokens) => TokenEstimate.Of(text).ShouldBe(tokens);
}
