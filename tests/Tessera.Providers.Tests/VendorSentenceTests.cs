namespace Tessera.Providers.Tests;

public sealed class VendorSentenceTests
{
    [Theory]
    [InlineData("Invalid 'temperature': 3 is above 2.", "Refused: Invalid 'temperature': 3 is above 2.")]
    [InlineData("messages.0.content.1: max_completion_tokens of claude-sonnet-4-5-20250929 is 64000", "Refused: messages.0.content.1: max_completion_tokens of claude-sonnet-4-5-20250929 is 64000")]
    [InlineData("  two\n lines\u0000\u202e ", "Refused: two lines")]
    [InlineData("Must be verified: https://platform.openai.com/settings/organization/general", "Refused: Must be verified: …")]
    [InlineData("Key sk-proj-aB3dE6 of org-Ab12 is bad", "Refused: Key … of … is bad")]
    [InlineData("Incorrect API key provided: sk-te*****cdef.", "Refused: Incorrect API key provided: …")]
    [InlineData("AIzaSyD-1234567890abcdefghi is bad", "Refused: … is bad")]
    [InlineData("token 0123456789abcdef0123456789abcdef", "Refused: token …")]
    [InlineData("id 123e4567-e89b-12d3-a456-426614174000", "Refused: id …")]
    [InlineData("write to admin@corp.example or Bearer abc", "Refused: write to … or …")]
    [InlineData("no route to 10.0.0.7:8443 or llm-7.svc.cluster.local:80/v1 or localhost:9 or [::1]:80", "Refused: no route to … or … or … or …")]
    [InlineData("user-supplied key-value pairs", "Refused: user-supplied key-value pairs")]
    [InlineData("", "Refused.")]
    [InlineData(null, "Refused.")]
    [InlineData("https://a.example", "Refused.")]
    [InlineData("<html>", "Refused.")]
    [InlineData("{\"x\":1}", "Refused.")]
    public void Their_words_are_shown_without_places_and_keys(string? theirs, string shown) =>
        VendorSentence.After("Refused.", theirs).ShouldBe(shown);

    [Fact]
    public void They_are_cut_where_they_are_long_and_never_within_a_letter()
    {
        VendorSentence.After("Refused.", new string('a', 20) + ' ' + string.Concat(Enumerable.Repeat("bc ", 100_000))).Length.ShouldBeLessThan(320);

        var shown = VendorSentence.After("Refused.", string.Concat(Enumerable.Repeat("x👩", 1000)));

        shown.Length.ShouldBeLessThan(320);
        char.IsHighSurrogate(shown[^2]).ShouldBeFalse();
    }
}
