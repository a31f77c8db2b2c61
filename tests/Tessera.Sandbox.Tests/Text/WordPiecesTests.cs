using FsCheck;
using FsCheck.Fluent;
using Tessera.Sandbox.Text;

namespace Tessera.Sandbox.Tests.Text;

public sealed class WordPiecesTests
{
    [Theory]
    [InlineData("Hello, world", "Hello|,| world")]
    [InlineData("extraordinary", "extraord|inary")]
    [InlineData("12345 a1", "123|45| a|1")]
    [InlineData("a  b\n", "a| | b|\n")]
    [InlineData("Привет 🙂!", "Привет| |🙂|!")]
    [InlineData("", "")]
    public void A_text_is_split_at_words_numbers_and_marks(string text, string pieces) =>
        string.Join('|', WordPieces.Split(text)).ShouldBe(pieces);

    [Fact]
    public void The_pieces_of_any_text_are_that_text_and_are_counted_right() =>
        Prop.ForAll<string>(text =>
        {
            var pieces = WordPieces.Split(text ?? "").ToList();
            return string.Concat(pieces) == (text ?? "") && pieces.Count == WordPieces.Count(text ?? "") && pieces.All(piece => piece.Length > 0);
        }).QuickCheckThrowOnFailure();
}
