using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;

namespace Tessera.Sandbox.Tests.Images;

public sealed class ScenePromptReaderTests
{
    [Theory]
    [InlineData("two cats on a roof", "коты на крыше")]
    [InlineData("a foxes' den, fox", "лисица бежит")]
    [InlineData("an old lighthouse", "вид на маяк")]
    [InlineData("hot air balloon", "на воздушном шаре")]
    [InlineData("a kitten", "котёнок")]
    [InlineData("robots", "с роботами")]
    [InlineData("a dragon", "битва с драконом")]
    public void The_same_thing_in_English_and_in_Russian_is_the_same_subject(string english, string russian)
    {
        var first = ScenePromptReader.Read(english, "").Subjects.ShouldHaveSingleItem();
        var second = ScenePromptReader.Read(russian, "").Subjects.ShouldHaveSingleItem();

        second.Kind.ShouldBe(first.Kind);
    }

    [Fact]
    public void A_whole_scene_is_read_in_both_languages()
    {
        var english = ScenePromptReader.Read("A cat sleeps at night in the rainy city, watercolor, sleeping", "");
        var russian = ScenePromptReader.Read("Кот спит ночью в дождливом городе, акварель", "");

        foreach (var reading in new[] { english, russian })
        {
            reading.Places.ShouldContain(Place.City);
            (reading.Hour, reading.Weather).ShouldBe((TimeOfDay.Night, Weather.Rain));
            reading.Styles.ShouldBe([Style.Watercolor]);
            reading.Subjects.ShouldHaveSingleItem().ShouldBe(new SubjectMention("cat", 1, null, Pose.Asleep));
        }
    }

    [Theory]
    [InlineData("portrait of a ginger cat", "cat")]
    [InlineData("a cat portrait", "cat")]
    [InlineData("портрет рыжего кота в шляпе", "cat")]
    [InlineData("portrait of an old woman", "portrait person")]
    [InlineData("a woman, studio portrait", "person portrait")]
    [InlineData("портрет девушки", "portrait person")]
    [InlineData("portrait with a cat", "portrait cat")]
    [InlineData("портрет с котом", "portrait cat")]
    [InlineData("a girl with a cat", "person cat")]
    public void A_portrait_shows_what_it_is_of(string prompt, string kinds)
    {
        ScenePromptReader.Read(prompt, "").Subjects.Select(subject => subject.Kind).ShouldBe(kinds.Split(' '));
    }

    [Theory]
    [InlineData("category theory")]
    [InlineData("который час")]
    [InlineData("caring for others")]
    [InlineData("a cathedral of thought")]
    public void A_word_that_only_starts_like_a_subject_is_not_that_subject(string prompt)
    {
        ScenePromptReader.Read(prompt, "").Subjects.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a house and a cat", "cats")]
    [InlineData("a house without cats", "")]
    [InlineData("a house, no, without cats", "")]
    [InlineData("дом без кота", "")]
    [InlineData("дом и кот", "кошка")]
    public void A_denied_header_is_not_read(string prompt, string negative)
    {
        var reading = ScenePromptReader.Read(prompt, negative);

        reading.Subjects.ShouldHaveSingleItem().Kind.ShouldBe("house");
        reading.Unwanted.ShouldContain("cat");
    }

    [Fact]
    public void A_colour_applies_to_the_subject_after_it_or_else_to_the_image()
    {
        var reading = ScenePromptReader.Read("three red boats on the sea in blue tones", "");

        var boat = reading.Subjects.ShouldHaveSingleItem();
        (boat.Count, boat.Colour).ShouldBe((3, Rgb.Of("#d8443c")));
        reading.Colours.ShouldBe([Rgb.Of("#3f7fd1")]);
    }

    [Theory]
    [InlineData("a penguin", 1)]
    [InlineData("penguins", 3)]
    [InlineData("two penguins", 2)]
    [InlineData("много пингвинов", 5)]
    [InlineData("пингвины", 3)]
    public void How_many_is_read_from_numbers_and_plurals(string prompt, int count)
    {
        ScenePromptReader.Read(prompt, "").Subjects.ShouldHaveSingleItem().Count.ShouldBe(count);
    }

    [Fact]
    public void A_prompt_of_unknown_words_is_an_empty_reading()
    {
        var reading = ScenePromptReader.Read("qwerty <&\"> \u0000 🤖", "");

        reading.Places.ShouldBeEmpty();
        reading.Subjects.ShouldBeEmpty();
    }
}
