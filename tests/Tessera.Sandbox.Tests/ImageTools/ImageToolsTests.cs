using System.Text;
using static Tessera.Sandbox.Tests.ImageTools.ImageToolCalls;

namespace Tessera.Sandbox.Tests.ImageTools;

public sealed class ImageToolsTests
{
    private static readonly object Png = new { format = "png" };

    [Theory]
    [InlineData("upscale")]
    [InlineData("remove-bg")]
    [InlineData("style-transfer")]
    [InlineData("colorize")]
    [InlineData("inpaint")]
    [InlineData("face-swap")]
    [InlineData("text-ocr")]
    public async Task A_tool_with_a_missing_or_unreadable_image_reports_it(string tool)
    {
        (await RunAsync(tool, null)).ShouldBeRefusedNaming("`image_url`", tool);
        (await RunAsync(tool, new MediaInput("image/png", "no picture"u8.ToArray()))).ShouldBeRefusedNaming("`image_url`", "PNG, JPEG, WebP or GIF");
    }

    [Theory]
    [InlineData(null, "RIFF")]
    [InlineData("webp", "RIFF")]
    [InlineData("png", "PNG")]
    [InlineData("jpeg", "\u00FF\u00D8\u00FF")]
    public async Task A_result_has_the_requested_format(string? format, string mark)
    {
        var file = (await RunAsync("style-transfer", Scene(), "vintage", format is null ? null : new { format })).File();

        Encoding.Latin1.GetString(file, 0, 12).ShouldContain(mark, Case.Sensitive);
    }

    [Fact]
    public async Task An_unsupported_format_is_refused() =>
        (await RunAsync("upscale", Scene(), options: new { format = "tiff" })).ShouldBeRefusedNaming("`format`", "'tiff'", "webp, png and jpeg");

    [Theory]
    [InlineData(null, 320, 240)]
    [InlineData(3.0, 480, 360)]
    [InlineData(4.0, 640, 480)]
    public async Task Upscale_enlarges_and_keeps_what_is_seen(double? scale, int width, int height)
    {
        var seen = (await RunAsync("upscale", Scene(), options: scale is null ? Png : new { scale, format = "png" })).Decode();

        (seen.Width, seen.Height).ShouldBe((width, height));
        seen.At(0.1, 0.1).ShouldBe(Scene().Decode().At(0.1, 0.1));
        seen.At(0.5, 0.5).ShouldBe(Scene().Decode().At(0.5, 0.5));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(5.0)]
    public async Task Upscale_knows_scales_from_two_to_four(double scale) =>
        (await RunAsync("upscale", Scene(), options: new { scale })).ShouldBeRefusedNaming("`scale`", "2 to 4");

    [Fact]
    public async Task Upscale_makes_at_most_fifty_megapixels() =>
        (await RunAsync("upscale", Draw(2600, 2600, ""), options: new { scale = 4 })).ShouldBeRefusedNaming("10400×10400", "50 megapixels");

    [Fact]
    public async Task Remove_bg_clears_the_background_and_softens_the_edge()
    {
        var input = Draw(200, 200, """
            <defs><linearGradient id="g" x2="0" y2="1"><stop offset="0" stop-color="#f8f8f6"/><stop offset="1" stop-color="#dcdde2"/></linearGradient></defs>
            <rect width="100%" height="100%" fill="url(#g)"/><circle cx="100" cy="100" r="60" fill="#c02020"/><circle cx="100" cy="100" r="15" fill="#f4f4f2"/>
            """);

        var seen = (await RunAsync("remove-bg", input, options: Png)).Decode();

        seen.At(0.02, 0.02).Alpha.ShouldBe(0);
        seen.At(0.98, 0.98).Alpha.ShouldBe(0);
        seen.At(0.35, 0.5).ShouldBe((0xc0, 0x20, 0x20, 255));
        seen.At(0.5, 0.5).Alpha.ShouldBe(255, "what is enclosed belongs to the thing");
        seen.All().Average(pixel => pixel.Alpha / 255.0).ShouldBe(Math.PI * 60 * 60 / 40_000, 0.004, "the alpha covers what the circle covers");
        var edge = seen.All().Where(pixel => pixel.Alpha is > 40 and < 215).ToList();
        edge.Count.ShouldBeGreaterThan(100);
        edge.Average(pixel => pixel.Green).ShouldBeLessThan(90, "the white of the background is taken out of the edge");
    }

    [Fact]
    public async Task Remove_bg_refuses_a_busy_background()
    {
        var squares = string.Concat(Enumerable.Range(0, 400).Select(index =>
            $"""<rect x="{index % 20 * 10}" y="{index / 20 * 10}" width="10" height="10" fill="hsl({index * 137 % 360},90%,{30 + (index * 53 % 45)}%)"/>"""));

        (await RunAsync("remove-bg", Draw(200, 200, squares))).ShouldBeRefusedNaming("not plain enough");
    }

    [Fact]
    public async Task Each_style_changes_the_image_in_its_own_way_and_keeps_its_size()
    {
        var seen = new Dictionary<string, string>();
        foreach (var style in (string[])["oil painting", "watercolor", "карандашный набросок", "comic", "duotone", "vintage", "neon", "pixel art"])
        {
            var made = (await RunAsync("style-transfer", Scene(301, 203), style, Png)).Decode();
            (made.Width, made.Height).ShouldBe((301, 203));
            seen.Add(style, Convert.ToHexString(made.Rgba));
        }

        seen.Values.Append(Convert.ToHexString(Scene(301, 203).Decode().Rgba)).Distinct().Count().ShouldBe(9);
    }

    [Fact]
    public async Task A_style_is_found_in_the_option_too_and_the_same_call_gives_the_same_bytes()
    {
        var byOption = (await RunAsync("style-transfer", Scene(), "", new { style = "sketch", format = "png" })).File();
        var again = (await RunAsync("style-transfer", Scene(), "", new { style = "sketch", format = "png" })).File();

        again.ShouldBe(byOption);
        byOption.ShouldNotBe((await RunAsync("style-transfer", Scene(), "", new { style = "neon", format = "png" })).File());
    }

    [Fact]
    public async Task A_sketch_is_grey_and_a_duotone_has_the_colours_named()
    {
        var sketch = (await RunAsync("style-transfer", Scene(), "pencil sketch", Png)).Decode();
        var duotone = (await RunAsync("style-transfer", Scene(), "duotone in blue and yellow", Png)).Decode();

        sketch.All().ShouldAllBe(pixel => Math.Abs(pixel.Red - pixel.Blue) <= 8);
        var dark = duotone.At(0.5, 0.5);
        var light = duotone.At(0.85, 0.15);
        dark.Blue.ShouldBeGreaterThan(dark.Red);
        light.Red.ShouldBeGreaterThan(light.Blue);
    }

    [Theory]
    [InlineData("a warm sunset", true)]
    [InlineData("холодное море", false)]
    public async Task Colorize_keeps_every_lightness_and_adds_the_requested_hue(string prompt, bool warm)
    {
        var grey = Draw(160, 120, """
            <defs><linearGradient id="g"><stop offset="0" stop-color="#000"/><stop offset="1" stop-color="#fff"/></linearGradient></defs>
            <rect width="100%" height="100%" fill="url(#g)"/>
            """);

        var coloured = (await RunAsync("colorize", grey, prompt, Png)).Decode();

        var before = grey.Decode().All().Select(Luma).ToList();
        coloured.All().Select(Luma).Zip(before, (after, was) => Math.Abs(after - was)).Max().ShouldBeLessThan(1.5);
        var middle = coloured.At(0.5, 0.9);
        (middle.Red > middle.Blue + 25).ShouldBe(warm);
        (middle.Blue > middle.Red + 25).ShouldBe(!warm);
    }

    [Fact]
    public async Task Inpaint_fills_the_white_of_the_mask_from_around_it_and_touches_nothing_else()
    {
        var input = Draw(160, 120, """
            <defs><pattern id="p" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#2050c0"/><rect width="4" height="8" fill="#4070e0"/></pattern></defs>
            <rect width="100%" height="100%" fill="url(#p)"/><circle cx="80" cy="60" r="18" fill="#e02020"/>
            """);
        var mask = Draw(160, 120, """<rect width="100%" height="100%"/><rect x="56" y="36" width="48" height="48" fill="#fff"/>""");

        var seen = (await RunAsync("inpaint", input, "", Png, ("mask_url", mask))).Decode();

        var before = input.Decode();
        seen.All().ShouldAllBe(pixel => pixel.Red < 110 && pixel.Blue > 150, "no red is left");
        var columns = Enumerable.Range(64, 32).Select(x => seen.At((x + 0.5) / 160, 0.5).Green).ToList();
        (columns.Max() - columns.Min()).ShouldBeGreaterThan(15, "the stripes go on");
        for (var pixel = 0; pixel < before.Rgba.Length / 4; pixel++)
        {
            var (x, y) = (pixel % 160, pixel / 160);
            if (x is < 55 or > 104 || y is < 35 or > 84)
            {
                seen.Rgba.AsSpan(pixel * 4, 4).SequenceEqual(before.Rgba.AsSpan(pixel * 4, 4)).ShouldBeTrue($"pixel {x}, {y} has changed");
            }
        }
    }

    [Fact]
    public async Task Inpaint_is_tinted_by_a_colour_in_the_prompt()
    {
        var mask = Draw(160, 120, """<rect width="100%" height="100%"/><rect x="10" y="80" width="50" height="30" fill="#fff"/>""");

        var seen = (await RunAsync("inpaint", Scene(), "фиолетовые цветы", Png, ("mask_url", mask))).Decode();

        var (red, green, blue, _) = seen.At(0.2, 0.8);
        blue.ShouldBeGreaterThan(green);
        red.ShouldBeGreaterThan(green);
    }

    [Fact]
    public async Task Inpaint_fills_a_large_picture_of_which_almost_nothing_is_kept()
    {
        var mask = Draw(1100, 40, """<rect width="100%" height="100%" fill="#fff"/><rect width="1" height="1"/>""");

        var seen = (await RunAsync("inpaint", Draw(1100, 40, """<rect width="100%" height="100%" fill="#2050c0"/>"""), "", Png, ("mask_url", mask))).Decode();

        (seen.Width, seen.Height).ShouldBe((1100, 40));
    }

    [Theory]
    [InlineData("#000")]
    [InlineData("#fff")]
    public async Task Inpaint_needs_a_mask_with_both_kinds(string fill)
    {
        (await RunAsync("inpaint", Scene())).ShouldBeRefusedNaming("`mask_url`");
        (await RunAsync("inpaint", Scene(), "", null, ("mask_url", Draw(16, 12, $"""<rect width="100%" height="100%" fill="{fill}"/>"""))))
            .ShouldBeRefusedNaming("`mask_url`", "white", "black");
    }

    [Fact]
    public async Task Face_swap_lays_an_oval_on_the_target_and_labels_it_a_placeholder()
    {
        var face = Draw(300, 300, """<rect width="100%" height="100%" fill="#d0a080"/>""");
        var target = Draw(240, 200, """<rect width="100%" height="100%" fill="#204080"/>""");

        var seen = (await RunAsync("face-swap", face, "", Png, ("target_url", target))).Decode();

        (seen.Width, seen.Height).ShouldBe((240, 200));
        seen.At(0.5, 0.4).Red.ShouldBeGreaterThan(seen.At(0.5, 0.4).Blue);
        seen.At(0.02, 0.02).ShouldBe((0x20, 0x40, 0x80, 255));
        seen.At(0.02, 0.97).Blue.ShouldBeLessThan(70, "the label has a dark band");
        seen.All().Skip(240 * 185).ShouldContain(pixel => pixel.Red > 180 && pixel.Green > 180, "and white letters");
        (await RunAsync("face-swap", face)).ShouldBeRefusedNaming("`target_url`");
    }

    [Fact]
    public async Task Text_ocr_reads_the_text()
    {
        var input = Draw(640, 160, """
            <text x="30" y="60" font-family="DejaVu Sans" font-size="34" fill="#222">Tessera reads this line.</text>
            <text x="30" y="120" font-family="DejaVu Sans" font-size="24" fill="#444">Invoice 2026: 47 tokens</text>
            """);

        var state = await RunAsync("text-ocr", input);
        var english = await RunAsync("text-ocr", input, "", new { language = "en" });

        var text = state.ShouldBeOfType<TaskState.Completed>().Output.ShouldBeOfType<TaskOutput.Text>().Value;
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["Tessera reads this line.", "Invoice 2026: 47 tokens"]);
        english.ShouldBe(state);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ru")]
    public async Task Text_ocr_reads_Russian(string? language)
    {
        var input = Draw(640, 160, """
            <text x="30" y="60" font-family="DejaVu Sans" font-size="34" fill="#222">Съешь ещё этих мягких булок</text>
            <text x="30" y="120" font-family="DejaVu Sans" font-size="24" fill="#444">Оплата до понедельника: 47 рублей</text>
            """);

        var state = await RunAsync("text-ocr", input, "", language is null ? null : new { language });

        state.ShouldBeOfType<TaskState.Completed>().Output.ShouldBeOfType<TaskOutput.Text>().Value
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["Съешь ещё этих мягких булок", "Оплата до понедельника: 47 рублей"]);
    }

    [Theory]
    [InlineData("tlh")]
    [InlineData("--psm")]
    public async Task Text_ocr_names_the_languages_that_it_reads(string language) =>
        (await RunAsync("text-ocr", Scene(), "", new { language })).ShouldBeRefusedNaming("`language`", $"'{language}'", "eng");

    private static double Luma((int Red, int Green, int Blue, int Alpha) pixel) =>
        (0.299 * pixel.Red) + (0.587 * pixel.Green) + (0.114 * pixel.Blue);
}
