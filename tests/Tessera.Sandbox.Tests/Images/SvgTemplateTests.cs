using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tessera.Sandbox.Images.Colours;
using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;
using Tessera.Sandbox.Images.Templates;

namespace Tessera.Sandbox.Tests.Images;

public sealed class SvgTemplateTests
{
    public static TheoryData<string> Files => [.. SandboxFile.List("art/").Where(path => path.EndsWith(".svg", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_colour_of_a_drawing_is_one_that_a_drawing_program_shows(string file)
    {
        var paints = XElement.Parse(SandboxFile.ReadText(file)).DescendantsAndSelf().Attributes()
            .Where(attribute => attribute.Name.LocalName is "fill" or "stroke" or "stop-color")
            .Select(attribute => attribute.Value);

        paints.ShouldAllBe(paint => Regex.IsMatch(paint, @"^(#[0-9a-f]{6}|none|url\(#[\w-]+\))$"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_class_of_a_drawing_is_a_placeholder_that_something_fills(string file)
    {
        var root = XElement.Parse(SandboxFile.ReadText(file));
        var known = Placeholder.Of(root, new TemplateColours(Noon()), SeededRandom.For("x", 1)).Keys.Concat(["fixed", "shining", "turned"]);

        root.Descendants().Attributes("class").SelectMany(classes => classes.Value.Split(' ')).Except(known).ShouldBeEmpty();
    }

    // A drawing program paints with the first element that has the id.
    [Theory]
    [MemberData(nameof(Files))]
    public void Every_id_of_a_drawing_is_that_of_one_element(string file) =>
        XElement.Parse(SandboxFile.ReadText(file)).DescendantsAndSelf().Attributes("id").Select(id => id.Value).ShouldBeUnique();

    [Fact]
    public void Shades_of_a_placeholder_follow_the_colour_the_prompt_gives()
    {
        var drawn = Draw("cat", new TemplateColours(Noon()) { Colours = new Dictionary<string, Rgb> { ["main"] = Rgb.Of("#0000ff") } });

        drawn.ShouldContain("#0000ff");
        drawn.ShouldNotContain("#e08a3c");
        // The muzzle is the coat, 62 % lighter.
        drawn.ShouldContain("#9e9eff");
    }

    [Theory]
    [InlineData("asleep", true)]
    [InlineData("", false)]
    public void A_part_for_a_condition_is_seen_only_when_it_holds(string condition, bool isSeen) =>
        Draw("cat", new TemplateColours(Noon()) { Conditions = [condition] }).Contains("scale(1.25)", StringComparison.Ordinal).ShouldBe(isSeen);

    [Fact]
    public void Snow_lies_on_the_trees_of_a_snowy_meadow()
    {
        const string snow = "#eef3fb";
        var meadow = new SvgMarkup("sheet");

        SvgTemplate.Of("parts/round-tree").DrawOn(meadow, (0, 0), 1, new TemplateColours(Noon()) { Conditions = ["snowy"] }, SeededRandom.For("x", 1));

        meadow.ToString().ShouldContain(snow);
    }

    [Fact]
    public void A_street_lamp_shines_in_the_colour_of_the_scenes_lamps()
    {
        var night = Noon() with { Hour = TimeOfDay.Night, Lamp = Rgb.Of("#00ffff") };
        var sketch = new SvgMarkup("sheet");

        SvgTemplate.Of("parts/street-lamp").DrawOn(sketch, (0, 0), 1, new TemplateColours(night), SeededRandom.For("x", 1));

        sketch.ToString().ShouldContain("stop-color=\"#00ffff\"");
    }

    [Fact]
    public void Two_copies_of_a_drawing_in_an_image_share_no_id()
    {
        var sketch = new SvgMarkup("sheet");
        SvgTemplate.Of("subjects/house").DrawOn(sketch, (0, 0), 1, new TemplateColours(Noon()), SeededRandom.For("x", 1));
        SvgTemplate.Of("subjects/house").DrawOn(sketch, (9, 0), 1, new TemplateColours(Noon()), SeededRandom.For("x", 1));

        var ids = Regex.Matches(sketch.ToString(), " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        ids.ShouldNotBeEmpty();
        ids.ShouldBeUnique();
    }

    private static string Draw(string subject, TemplateColours ink)
    {
        var sketch = new SvgMarkup("sheet");
        SvgTemplate.Of($"subjects/{subject}").DrawOn(sketch, (0, 0), 1, ink, SeededRandom.For("x", 1));
        return sketch.ToString();
    }

    // White light, so that colours come through as they are drawn.
    private static Palette Noon() => Palette.Of(TimeOfDay.Day, SeededRandom.For("noon", 1)) with { Light = Rgb.White };
}
