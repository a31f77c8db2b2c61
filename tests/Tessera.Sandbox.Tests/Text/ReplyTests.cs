using System.Text.RegularExpressions;
using Tessera.Media;
using static Tessera.Providers.Tests.Talk;
using static Tessera.Sandbox.Tests.Reply;

namespace Tessera.Sandbox.Tests.Text;

public sealed class ReplyTests
{
    [Theory]
    [InlineData("Give me 3 tips for growing tomatoes", 3)]
    [InlineData("seven ideas for a garden party", 7)]
    [InlineData("Составь список из пяти идей для подарка", 5)]
    [InlineData("Make a list of seas", 5)]
    [InlineData("Give me 2 bullet points about rain", 2)]
    [InlineData("Write 5000 facts about cats", 100)]
    public async Task A_list_has_as_many_items_as_were_asked(string prompt, int count)
    {
        var reply = await TextAsync(prompt);

        reply.Split('\n').Count(line => Regex.IsMatch(line, @"^(\d+\.|-) \S")).ShouldBe(count);
    }

    [Theory]
    [InlineData("What is the capital of France?", "capital", "France")]
    [InlineData("Почему небо голубое?", "небо", "голубое")]
    public async Task A_question_is_answered_with_its_own_topic_words(string prompt, params string[] topics)
    {
        var reply = await TextAsync(prompt);

        topics.ShouldAllBe(topic => reply.Contains(topic, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_question_gets_its_paragraph()
    {
        var reply = await TextAsync("Why is the sky blue? And why is grass green?");

        var paragraphs = reply.Split("\n\n");
        paragraphs.Length.ShouldBe(2);
        paragraphs[0].ShouldContain("sky");
        paragraphs[1].ShouldContain("grass");
    }

    [Theory]
    [InlineData("Write a Python function that sorts numbers", "```python\n", "def sorts_numbers(")]
    [InlineData("Write a function in C# that sorts numbers", "```csharp\n", "static string SortsNumbers(")]
    [InlineData("show me JavaScript code for a timer", "```javascript\n", "function timer(")]
    [InlineData("Напиши функцию на Rust для timer", "```rust\n", "fn timer(")]
    public async Task Code_comes_in_one_fenced_block_of_the_language_asked_for(string prompt, string fence, string name)
    {
        var reply = await TextAsync(prompt);

        reply.ShouldContain(fence);
        reply.ShouldContain(name);
        Regex.Count(reply, "```").ShouldBe(2);
    }

    [Theory]
    [InlineData("Translate to Russian: The white cat likes bread", "cat", "bread", "Белый кот likes хлеб")]
    [InlineData("Переведи на английский: Привет, мир!", "Привет", "мир", "Hello, world!")]
    public async Task A_translation_is_made_word_by_word(string prompt, string not, string neither, string translated)
    {
        var reply = await TextAsync(prompt);

        reply.ShouldContain(translated);
        reply.ShouldNotContain(not);
        reply.ShouldNotContain(neither);
    }

    [Fact]
    public async Task A_summary_keeps_the_sentences_with_the_frequent_words()
    {
        var reply = await TextAsync(
            "Summarize: The lighthouse stood on the cliff. Gulls cried. The keeper loved the lighthouse. It was cold. The lighthouse light went out. Nobody came.");

        reply.ShouldContain("lighthouse");
        reply.ShouldNotContain("Gulls");
        reply.ShouldNotContain("Nobody");
    }

    [Theory]
    [InlineData("What is 12 * 7?", "84")]
    [InlineData("Сколько будет 2+2?", "= 4.")]
    [InlineData("10 / 4", "2.5")]
    [InlineData("0.1 + 0.2", "= 0.3.")]
    public async Task A_sum_of_two_numbers_is_right(string prompt, string result) =>
        (await TextAsync(prompt)).ShouldContain(result);

    [Fact]
    public async Task A_poem_has_four_lines_about_its_subject()
    {
        var reply = await TextAsync("Write a poem about the sea");

        reply.Split("\n\n")[1].Split('\n').Length.ShouldBe(4);
        reply.ShouldContain("The sea waits");
    }

    [Theory]
    [InlineData("What do you see?", "mostly blue", "64×32")]
    [InlineData("Что на картинке?", "синий", "64×32")]
    public async Task A_picture_is_seen_with_its_size_and_colours(string prompt, string colour, string size)
    {
        var reply = await TextAsync(Call([User(prompt, Blue(PictureFormat.Png))]));

        reply.ShouldContain(colour);
        reply.ShouldContain(size);
    }

    [Fact]
    public async Task Several_pictures_are_told_apart_and_an_earlier_one_is_not_forgotten()
    {
        var yellow = Drawn("<rect width='10' height='20' fill='#f0e020'/>", 10, 20);

        var both = await TextAsync(Call([User("Compare", Blue(PictureFormat.Webp), yellow)]));
        var later = await TextAsync(Call([User("Look", yellow), Assistant("ok"), User("What colour was the picture?")]));

        both.ShouldContain("picture 1 of 2 is 64×32 pixels, mostly blue");
        both.ShouldContain("picture 2 of 2 is 10×20 pixels, mostly yellow");
        later.ShouldContain("10×20");
    }

    [Fact]
    public async Task A_picture_that_cannot_be_read_is_said_to_be_unreadable() =>
        (await TextAsync(Call([User("What is this?", new MediaInput("image/png", [1, 2, 3]))])))
            .ShouldContain("the picture (image/png) could not be read");

    [Fact]
    public async Task A_picture_counts_in_the_prompt()
    {
        var without = await PartsAsync(Call([User("Look")]));
        var with = await PartsAsync(Call([User("Look", Blue(PictureFormat.Png))]));

        with.OfType<TextPart.Usage>().Single().PromptTokens
            .ShouldBe(without.OfType<TextPart.Usage>().Single().PromptTokens + 256);
    }

    [Fact]
    public async Task A_prompt_of_a_million_letters_is_answered()
    {
        foreach (var unit in (string[])["a", "a ", "?", "[sandbox:", "my is ", "5 ", "\"", "\n", " as "])
        {
            var reply = await TextAsync(string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length)));

            reply.ShouldStartWith("Sandbox reply");
        }
    }

    private static MediaInput Blue(PictureFormat format)
    {
        using var picture = Picture.FromSvg(
            "<svg xmlns='http://www.w3.org/2000/svg' width='64' height='32'><rect width='64' height='32' fill='#2040e0'/></svg>");
        return new MediaInput("image/any", picture.Encode(format));
    }

    private static MediaInput Drawn(string shapes, int width, int height)
    {
        using var picture = Picture.FromSvg($"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'>{shapes}</svg>");
        return new MediaInput("image/png", picture.Encode(PictureFormat.Png));
    }
}
