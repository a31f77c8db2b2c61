using System.Text;

namespace Tessera.Providers.Tests;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("longer", 5, "longe")]
    [InlineData("abc😀def", 4, "abc")] // Inside a surrogate pair.
    [InlineData("abc😀def", 5, "abc😀")]
    [InlineData("ab👩‍🚀cd", 4, "ab")] // Inside one emoji of three code points.
    [InlineData("abe\u0301f", 3, "ab")] // Between a letter and its accent.
    [InlineData("😀😀", 1, "")]
    [InlineData("abc", 0, "")]
    public void A_text_is_cut_between_the_characters_that_a_reader_sees(string text, int longest, string head)
    {
        Excerpt.Head(text, longest).ShouldBe(head);
        Excerpt.Of(text, longest).ShouldBe(head == text ? text : head + "…");
    }

    [Fact]
    public void One_character_longer_than_all_that_is_kept_is_cut_between_code_points()
    {
        var marked = "a" + string.Concat(Enumerable.Repeat("\U0001D165", 100)); // A combining mark outside the BMP.

        var head = Excerpt.Head(marked, 64);

        head.Length.ShouldBe(63);
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(head).ShouldBe(1 + (31 * 4));
    }
}
