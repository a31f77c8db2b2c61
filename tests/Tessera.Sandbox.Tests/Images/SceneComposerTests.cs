using System.Globalization;
using System.Xml.Linq;
using Tessera.Sandbox.Images;
using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;
using Tessera.Sandbox.Images.Scenery;
using Tessera.Sandbox.Images.Subjects;

namespace Tessera.Sandbox.Tests.Images;

public sealed class SceneComposerTests
{
    public static TheoryData<string> Places => [.. Enum.GetNames<Place>()];

    public static TheoryData<string> Subjects => [.. Subject.All.Keys];

    [Theory]
    [MemberData(nameof(Places))]
    public void Every_place_is_drawn_at_every_hour_and_in_every_weather(string place)
    {
        var anyHour = ScenePromptReader.Read("", "") with { Places = [Enum.Parse<Place>(place)] };

        foreach (var hour in Enum.GetValues<TimeOfDay>())
        {
            Shapes(Svg(anyHour with { Hour = hour }, 9, 16)).ShouldBeGreaterThan(5, $"{place} {hour}");
        }

        foreach (var weather in Enum.GetValues<Weather>())
        {
            Shapes(Svg(anyHour with { Weather = weather }, 16, 9)).ShouldBeGreaterThan(5, $"{place} {weather}");
        }
    }

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Every_subject_adds_shapes_to_a_place_that_has_it_not_itself(string subject)
    {
        // With snow, because a snowman brings it and snow hides the grass.
        var empty = ScenePromptReader.Read("", "") with { Places = [Place.Hills], Hour = TimeOfDay.Day, Weather = Weather.Snow };
        var filled = empty with { Subjects = [new SubjectMention(subject)] };

        Shapes(Svg(filled, 1, 1)).ShouldBeGreaterThan(Shapes(Svg(empty, 1, 1)));
    }

    [Fact]
    public void A_portrait_of_a_person_shows_one_figure()
    {
        var prompt = ScenePromptReader.Read("An old woman, studio portrait", "");

        Svg(prompt, 1, 1).ShouldBe(Svg(prompt with { Subjects = [new SubjectMention("portrait")] }, 1, 1));
    }

    [Fact]
    public void A_portrait_shows_the_umbrella_that_the_prompt_names()
    {
        var prompt = ScenePromptReader.Read("portrait of a woman with an umbrella in the street", "");
        var bare = prompt with { Subjects = [.. prompt.Subjects.Where(subject => subject.Kind is not "umbrella")] };

        Shapes(Svg(prompt, 1, 1)).ShouldBeGreaterThan(Shapes(Svg(bare, 1, 1)));
    }

    [Fact]
    public void A_server_that_writes_numbers_with_commas_draws_the_same()
    {
        var prompt = ScenePromptReader.Read("кот на закате у моря", "");
        var culture = CultureInfo.CurrentCulture;
        var neutral = Svg(prompt, 3, 2);
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ru-RU");

            Svg(prompt, 3, 2).ShouldBe(neutral);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static string Svg(ScenePrompt prompt, int across, int down)
    {
        var canvas = Canvas.For(across * 100, down * 100);
        var scene = SceneComposer.Compose(prompt, canvas, SeededRandom.For("test", 7), []);
        return SceneLayer.Document(scene.Layers, canvas, across * 100, down * 100);
    }

    // Parsing proves the document well-formed; ids must be unique for gradients to be the right ones.
    private static int Shapes(string svg)
    {
        svg.ShouldNotContain("NaN");
        var elements = XDocument.Parse(svg).Descendants().ToList();
        var ids = elements.Attributes("id").Select(id => id.Value).ToList();
        ids.Distinct().Count().ShouldBe(ids.Count);
        return elements.Count(element => element.Name.LocalName is "path" or "rect" or "circle" or "ellipse");
    }
}
