using System.Text.RegularExpressions;
using Tessera.Media;
using Tessera.Sandbox.Text;
using static Tessera.Sandbox.Tests.SandboxReply;
using static Tessera.Testing.TextCalls;

namespace Tessera.Sandbox.Tests.Text;

public sealed class ReplyTests
{
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
    [InlineData("Write an article with headings about tides and harbours", "## Tides\n\n", "## Harbours\n\n")]
    [InlineData("Напиши план с заголовками: приливы, гавани", "## Приливы\n\n", "## Гавани\n\n")]
    public async Task Headings_are_written_if_the_prompt_requests_them(string prompt, string first, string second)
    {
        var reply = await TextAsync(prompt);

        reply.ShouldContain("\n\n" + first);
        reply.ShouldContain("\n\n" + second);
    }

    [Theory]
    [InlineData("Explain the tides")]
    [InlineData("I like tea.")]
    [InlineData("Write a Python function that sorts numbers")]
    [InlineData("Переведи на английский: Привет, мир!")]
    public async Task A_prompt_is_echoed_and_nothing_pretends_to_be_its_answer(string prompt)
    {
        var reply = await TextAsync(prompt);

        reply.ShouldContain(prompt.TrimEnd('.'));
        reply.ShouldMatch("model|модел");
        reply.ShouldNotContain("```");
    }

    [Fact]
    public void The_phrases_of_both_languages_have_the_same_placeholders()
    {
        var (english, russian) = (Phrases.English, Phrases.Russian);

        foreach (var property in typeof(Phrases).GetProperties().Where(property => property.PropertyType == typeof(string)))
        {
            PlaceholdersIn((string)property.GetValue(russian)!).ShouldBe(PlaceholdersIn((string)property.GetValue(english)!), property.Name);
        }

        russian.Echoes.Concat(english.Echoes).ShouldAllBe(phrase => PlaceholdersIn(phrase).SequenceEqual(new[] { "{0}", "{1}" }));
        russian.Fillers.Concat(english.Fillers).ShouldAllBe(phrase => PlaceholdersIn(phrase).SequenceEqual(new[] { "{0}" }));
    }

    [Theory]
    [InlineData("What do you see?", "mostly blue", "64×32")]
    [InlineData("Что на картинке?", "синий", "64×32")]
    public async Task An_input_image_is_described_with_its_size_and_colours(string prompt, string colour, string size)
    {
        var reply = await TextAsync(Call([User(prompt, Blue(ImageFormat.Png))]));

        reply.ShouldContain(colour);
        reply.ShouldContain(size);
    }

    [Fact]
    public async Task Several_images_are_distinguished_and_an_earlier_one_is_remembered()
    {
        var yellow = Draw("<rect width='10' height='20' fill='#f0e020'/>", 10, 20);

        var both = await TextAsync(Call([User("Compare", Blue(ImageFormat.Webp), yellow)]));
        var later = await TextAsync(Call([User("Look", yellow), Assistant("ok"), User("What colour was the picture?")]));

        both.ShouldContain("image 1 of 2 is 64×32 pixels, mostly blue");
        both.ShouldContain("image 2 of 2 is 10×20 pixels, mostly yellow");
        later.ShouldContain("10×20");
    }

    [Fact]
    public async Task An_unreadable_image_is_reported_as_unreadable() =>
        (await TextAsync(Call([User("What is this?", new MediaInput("image/png", [1, 2, 3]))])))
            .ShouldContain("the image (image/png) could not be read");

    [Fact]
    public async Task An_image_counts_in_the_prompt()
    {
        var without = await PartsAsync(Call([User("Look")]));
        var with = await PartsAsync(Call([User("Look", Blue(ImageFormat.Png))]));

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

    private static IEnumerable<string> PlaceholdersIn(string phrase) => Regex.Matches(phrase, @"\{\d\}").Select(match => match.Value).Order();

    private static MediaInput Blue(ImageFormat format)
    {
        using var image = RasterImage.FromSvg(
            "<svg xmlns='http://www.w3.org/2000/svg' width='64' height='32'><rect width='64' height='32' fill='#2040e0'/></svg>");
        return new MediaInput("image/any", image.Encode(format));
    }

    private static MediaInput Draw(string shapes, int width, int height)
    {
        using var image = RasterImage.FromSvg($"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'>{shapes}</svg>");
        return new MediaInput("image/png", image.Encode(ImageFormat.Png));
    }
}
