using Tessera.Providers.Http;

namespace Tessera.Providers.Tests.Http;

public sealed class VendorWordsTests
{
    private const string Key = "a-key-of-our-own";

    [Theory]
    [InlineData("width must be a multiple of 16", "width must be a multiple of 16")]
    [InlineData("  Слишком много 🦊\nTraceback: …", "Слишком много 🦊")]
    [InlineData("v1-5-pruned.safetensors is not in the list", "v1-5-pruned.safetensors is not in the list")]
    [InlineData("api_version and key_frames: 16/9 or 3/4", "api_version and key_frames: 16/9 or 3/4")]
    [InlineData("Incorrect API key provided: A-KEY-OF-OUR-OWN.", "Incorrect API key provided: ….")]
    [InlineData("Bad token sk-te*** given", "Bad token … given")]
    [InlineData("Bad token key-0123456789ab given", "Bad token … given")]
    [InlineData("Authorization: Bearer abc.def was refused", "Authorization: … was refused")]
    [InlineData("id 9f3c0c1a-5f0e-4e5c-9a59-0d3a8ad53c11 is wrong", "id … is wrong")]
    [InlineData("See https://docs.x.example/a?b=c for help", "See … for help")]
    [InlineData("worker7.eu.vendor.ai:8443/x and 10.0.0.7:8188 and localhost:80 failed", "… and … and … failed")]
    [InlineData("write to ann@example.com now", "write to … now")]
    [InlineData("cannot read /home/ann/models now", "cannot read … now")]
    [InlineData("a\u0000b\u202Ec", "a b c")]
    [InlineData("https://only.a.link/", null)]
    [InlineData(" \r\n", null)]
    [InlineData(null, null)]
    public void What_may_say_where_or_with_what_key_is_left_out(string? sentence, string? shown) =>
        VendorWords.Clean(sentence, Key).ShouldBe(shown);

    [Fact]
    public void A_long_sentence_is_cut_between_letters()
    {
        VendorWords.Clean(new string('a', 5000), null)!.Length.ShouldBe(241);
        VendorWords.Clean(new string('a', 239) + "🦊 and more", null).ShouldBe(new string('a', 239) + "…");
    }
}
