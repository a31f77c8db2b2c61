using Tessera.Providers.Http;

namespace Tessera.Providers.Tests.Http;

public sealed class UpstreamMessageTests
{
    private const string Key = "a-key-of-our-own";

    [Theory]
    [InlineData("width must be a multiple of 16", "width must be a multiple of 16")]
    [InlineData("Invalid 'temperature': 3 is above 2.", "Invalid 'temperature': 3 is above 2.")]
    [InlineData("messages.0.content.1: max_completion_tokens of claude-sonnet-4-5-20250929 is 64000", "messages.0.content.1: max_completion_tokens of claude-sonnet-4-5-20250929 is 64000")]
    [InlineData("v1-5-pruned.safetensors is not in the list", "v1-5-pruned.safetensors is not in the list")]
    [InlineData("api_version and key_frames: 16/9 or 3/4", "api_version and key_frames: 16/9 or 3/4")]
    [InlineData("user-supplied key-value pairs", "user-supplied key-value pairs")]
    [InlineData("images[10] and inputs[0] are too large", "images[10] and inputs[0] are too large")]
    [InlineData("[1024, 0] is too small", "[1024, 0] is too small")]
    public void A_message_that_names_the_wrong_value_is_shown(string text, string shown) => UpstreamMessage.Clean(text, Key).ShouldBe(shown);

    [Theory]
    [InlineData("Incorrect API key provided: A-KEY-OF-OUR-OWN.", "Incorrect API key provided: ….")]
    [InlineData("Incorrect API key provided: sk-te*****cdef.", "Incorrect API key provided: …")]
    [InlineData("Bad token sk-te*** given", "Bad token … given")]
    [InlineData("Bad token key-0123456789ab given", "Bad token … given")]
    [InlineData("Key sk-proj-aB3dE6 of org-Ab12 is bad", "Key … of … is bad")]
    [InlineData("AIzaSyD-1234567890abcdefghi is bad", "… is bad")]
    [InlineData("Authorization: Bearer abc.def was refused", "Authorization: … was refused")]
    [InlineData("token 0123456789abcdef0123456789abcdef", "token …")]
    [InlineData("id 9f3c0c1a-5f0e-4e5c-9a59-0d3a8ad53c11 is wrong", "id … is wrong")]
    [InlineData("See https://docs.x.example/a?b=c for help", "See … for help")]
    [InlineData("worker7.eu.vendor.ai:8443/x and 10.0.0.7:8188 and localhost:80 failed", "… and … and … failed")]
    [InlineData("no route to llm-7.svc.cluster.local:80/v1 or [::1]:80", "no route to … or …")]
    [InlineData("write to ann@example.com now", "write to … now")]
    [InlineData("cannot read /home/ann/models now", "cannot read … now")]
    public void Anything_that_may_reveal_the_providers_address_or_key_is_removed(string text, string shown) =>
        UpstreamMessage.Clean(text, Key).ShouldBe(shown);

    [Theory]
    [InlineData("  two\n lines\u0000\u202e ", "two lines")]
    [InlineData("  Слишком много 🦊\nTraceback (most recent call last):\n  File \"/srv/app.py\"", "Слишком много 🦊")]
    [InlineData("Out of memory\n   at Vendor.Worker.Run()", "Out of memory")]
    [InlineData("a\u0000b\u202Ec", "a b c")]
    public void It_is_one_line_without_a_stack_trace(string text, string shown) => UpstreamMessage.Clean(text, Key).ShouldBe(shown);

    [Theory]
    [InlineData("https://only.a.link/")]
    [InlineData(" \r\n")]
    [InlineData("<html>")]
    [InlineData("{\"x\":1}")]
    [InlineData("[{\"x\":1}]")]
    [InlineData(Key)]
    [InlineData(null)]
    public void Where_nothing_is_left_there_is_no_message(string? text)
    {
        UpstreamMessage.Clean(text, Key).ShouldBeNull();
        UpstreamMessage.Append("Refused.", text, Key).ShouldBe("Refused.");
    }

    [Theory]
    [InlineData("Hunter2Pass", "The key Hunter2Pass is bad")]
    [InlineData("Hunter2Pass", "The key HUNTER2PASS is bad")]
    [InlineData("Hunter2/Pass+", "The key Hunter2%2FPass%2B is bad")]
    [InlineData("ann:Hunter2Pass", "The key Hunter2Pass is bad")]
    public void A_key_without_a_known_form_is_removed_in_every_encoding(string key, string text) =>
        UpstreamMessage.Append("Refused.", text, key).ShouldBe("Refused: The key … is bad");

    [Fact]
    public void A_long_message_is_cut_between_characters_and_never_within_the_key()
    {
        UpstreamMessage.Clean(new string('a', 20) + string.Concat(Enumerable.Repeat(" bc", 100_000)), null)!.Length.ShouldBe(301);
        UpstreamMessage.Clean(string.Concat(Enumerable.Repeat("x👩", 1000)), null)![^2].ShouldSatisfyAllConditions(letter => char.IsHighSurrogate(letter).ShouldBeFalse());

        // The links before it shrink, so that what stood at the first cut comes into what is shown.
        for (var length = 1180; length < 1220; length++)
        {
            var links = "see https://" + new string('a', length - 12);
            UpstreamMessage.Clean($"{links} Hunter2Pass", "Hunter2Pass").ShouldNotBeNull().ShouldNotContain("Hu", Case.Sensitive);
        }
    }
}
