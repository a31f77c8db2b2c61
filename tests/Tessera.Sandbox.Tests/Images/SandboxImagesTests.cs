using System.Text;
using Tessera.Media;
using Tessera.Sandbox.Images;
using Tessera.Sandbox.Painting;

namespace Tessera.Sandbox.Tests.Images;

public sealed class SandboxImagesTests
{
    private readonly SandboxImages _maker = new();

    [Theory]
    [InlineData("1024x1024", 1024, 1024)]
    [InlineData("1792x1024", 1792, 1024)]
    [InlineData("768x1344", 768, 1344)]
    [InlineData("333x517", 333, 517)]
    public async Task A_size_is_met_to_the_pixel(string size, int width, int height)
    {
        var file = await MakeAsync("mountains", ("size", size));

        RasterImage.Measure(file).ShouldBe((width, height));
    }

    [Theory]
    [InlineData("21:9")]
    [InlineData("16:9")]
    [InlineData("3:2")]
    [InlineData("4:3")]
    [InlineData("5:4")]
    [InlineData("1:1")]
    [InlineData("4:5")]
    [InlineData("3:4")]
    [InlineData("2:3")]
    [InlineData("9:16")]
    public async Task A_ratio_is_met_exactly_as_size_or_as_aspect_ratio(string ratio)
    {
        var parts = ratio.Split(':').Select(int.Parse).ToArray();

        var (width, height) = RasterImage.Measure(await MakeAsync("minimalist desert", ("aspect_ratio", ratio), ("size", "1024x1024")));
        var asSize = RasterImage.Measure(await MakeAsync("minimalist desert", ("size", ratio)));

        (width * parts[1]).ShouldBe(height * parts[0]);
        (width * height).ShouldBeInRange(900_000, 1_200_000);
        asSize.ShouldBe((width, height));
    }

    [Fact]
    public void White_turns_warm_in_a_vintage_print()
    {
        var white = new PixelBuffer([255, 255, 255, 255], 1, 1);

        ToneCurves.Vintage(white);

        white.Rgba.ShouldBe<byte>([255, 237, 203, 255]);
    }

    [Fact]
    public async Task The_ground_before_the_viewer_is_white_where_snow_lies()
    {
        var (r, g, b) = TestImages.Mean(await MakeAsync("A fox in the snow by day", ("format", "png")), 0, 0.94, 1, 1);

        Math.Min(r, Math.Min(g, b)).ShouldBeGreaterThan(130);
    }

    [Theory]
    [InlineData("png", "\u0089PNG")]
    [InlineData("jpeg", "\u00ff\u00d8\u00ff")]
    [InlineData("webp", "RIFF")]
    public async Task The_file_is_of_the_requested_format(string format, string magic)
    {
        var file = await MakeAsync("hills", ("format", format), ("size", "256x256"));

        Encoding.Latin1.GetString(file, 0, magic.Length).ShouldBe(magic);
    }

    [Fact]
    public async Task The_same_call_gives_the_same_bytes_and_another_seed_another_composition()
    {
        var first = await MakeAsync("a lake in the mountains", ("seed", 1));

        (await MakeAsync("a lake in the mountains", ("seed", 1))).ShouldBe(first);
        TestImages.Difference(first, await MakeAsync("a lake in the mountains", ("seed", 2))).ShouldBeGreaterThan(8);
        TestImages.Difference(first, await MakeAsync("a lake in the mountains", ("seed", 3))).ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task Different_prompts_give_different_images_even_with_unknown_words()
    {
        string[] prompts = ["a city at night", "a sunny beach", "forest in fog", "blorptang frooble", "zzyzx quux", "кофейня вечером, дождь"];
        var files = new List<byte[]>();
        foreach (var prompt in prompts)
        {
            files.Add(await MakeAsync(prompt, ("size", "256x256")));
        }

        for (var i = 0; i < files.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                TestImages.Difference(files[i], files[j]).ShouldBeGreaterThan(8, $"{prompts[i]} / {prompts[j]}");
            }
        }
    }

    [Theory]
    [InlineData("watercolor")]
    [InlineData("impressionist")]
    [InlineData("oil")]
    [InlineData("pencil sketch")]
    [InlineData("pixel art")]
    [InlineData("noir")]
    [InlineData("vintage")]
    [InlineData("pastel")]
    [InlineData("cyberpunk")]
    [InlineData("vivid")]
    [InlineData("natural")]
    public async Task A_style_changes_how_the_same_scene_is_painted(string style)
    {
        var plain = await MakeAsync("house on a hill, morning", ("size", "512x512"));

        var styled = await MakeAsync("house on a hill, morning", ("size", "512x512"), ("style", style));

        TestImages.Difference(plain, styled).ShouldBeGreaterThan(1.5);
    }

    [Fact]
    public async Task A_noir_image_has_no_colour()
    {
        var (r, g, b) = TestImages.Mean(await MakeAsync("a red car in the city, noir", ("format", "png")), 0, 0, 1, 1);

        g.ShouldBe(r, 1);
        b.ShouldBe(r, 1);
    }

    [Fact]
    public async Task A_subject_in_the_negative_prompt_is_not_drawn()
    {
        var with = await MakeAsync("a red balloon over hills at noon", ("size", "512x512"), ("format", "png"));
        var without = await MakeAsync("a red balloon over hills at noon", ("size", "512x512"), ("format", "png"), ("negative_prompt", "balloons, people"));

        RedPixels(with).ShouldBeGreaterThan(1500);
        RedPixels(without).ShouldBeLessThan(50);
    }

    [Fact]
    public async Task High_definition_keeps_more_of_the_image()
    {
        var standard = await MakeAsync("flowers in a meadow", ("quality", "standard"));

        (await MakeAsync("flowers in a meadow", ("quality", "hd"))).Length.ShouldBeGreaterThan(standard.Length);
    }

    [Theory]
    [InlineData("a cat")]
    [InlineData("watercolor, sunset")]
    [InlineData("improve it")]
    public async Task An_input_image_is_changed_but_stays_recognisable(string prompt)
    {
        var input = TestImages.RedAndBlue();

        var file = await _maker.FileAsync(MakerCalls.Call(TaskKind.Image, prompt, new() { ["format"] = "png" }, "flux-kontext-pro", ("image_url", input)));

        var (left, right) = (TestImages.Mean(file, 0.1, 0.1, 0.3, 0.4), TestImages.Mean(file, 0.7, 0.1, 0.9, 0.4));
        left.R.ShouldBeGreaterThan(left.B + 50);
        right.B.ShouldBeGreaterThan(right.R + 50);
        TestImages.Difference(file, input).ShouldBeGreaterThan(2);
        TestImages.Difference(file, await MakeAsync(prompt)).ShouldBeGreaterThan(20);
        var (width, height) = RasterImage.Measure(file);
        (width / (double)height).ShouldBe(320 / 240.0, 0.05);
    }

    [Fact]
    public async Task A_prompt_without_a_style_keeps_that_of_the_input_image()
    {
        var file = await _maker.FileAsync(MakerCalls.Call(
            TaskKind.Image, "a full moon at night", new() { ["format"] = "png" }, "m", ("image_url", TestImages.RedAndBlue())));

        using var image = RasterImage.Decode(file);
        var pixels = image.ToPixels();
        var row = Enumerable.Range(image.Width / 8, image.Width / 4).Select(x => pixels[((image.Height * 4 / 5 * image.Width) + x) * 4]).ToList();
        // No strokes on the even ground, which is darker than before, and a moon above it.
        (row.Max() - row.Min()).ShouldBeLessThan(20);
        row.Max().ShouldBeLessThan((byte)0xd0);
        pixels.Chunk(4).Max(pixel => Math.Min(pixel[1], pixel[2])).ShouldBeGreaterThan((byte)0xd0);
    }

    [Fact]
    public async Task An_input_image_is_placed_in_the_scene_that_the_prompt_names()
    {
        var file = await _maker.FileAsync(MakerCalls.Call(TaskKind.Image, "put it in the mountains", new() { ["size"] = "512x512" }, "m", ("image_url", TestImages.RedAndBlue(200, 200))));

        var (inside, corner) = (TestImages.Mean(file, 0.2, 0.4, 0.4, 0.6), TestImages.Mean(file, 0, 0, 0.04, 0.04));
        inside.R.ShouldBeGreaterThan(inside.B + 80);
        corner.R.ShouldBeLessThan(corner.B + 80);
    }

    [Fact]
    public async Task Every_input_image_is_used()
    {
        var one = MakerCalls.Call(TaskKind.Image, "together", new() { ["size"] = "512x512" }, "m", ("image_url", TestImages.RedAndBlue()));
        var two = MakerCalls.Call(TaskKind.Image, "together", new() { ["size"] = "512x512" }, "m", ("image_url", TestImages.RedAndBlue()), ("image_url_2", TestImages.RedAndBlue(100, 300)));

        TestImages.Difference(await _maker.FileAsync(one), await _maker.FileAsync(two)).ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_broken_image_fails_and_is_named()
    {
        var call = MakerCalls.Call(TaskKind.Image, "a cat", null, "m", ("image_url", TestImages.RedAndBlue()), ("image_url_2", [1, 2, 3]));

        var failure = await _maker.FailureAsync(call);

        failure.Kind.ShouldBe(FailureKind.TaskFailed);
        failure.Message.ShouldContain("`image_url_2`");
    }

    [Theory]
    [InlineData("99999x99999")]
    [InlineData("0:1")]
    [InlineData("large")]
    public async Task An_invalid_size_is_refused_with_a_message(string size)
    {
        var failure = await _maker.FailureAsync(MakerCalls.Call(TaskKind.Image, "a cat", new() { ["size"] = size }));

        failure.Kind.ShouldBe(FailureKind.InvalidInput);
        failure.Message.ShouldContain(size);
    }

    private Task<byte[]> MakeAsync(string prompt, params (string Name, object Value)[] options) =>
        _maker.FileAsync(MakerCalls.Call(TaskKind.Image, prompt, options.ToDictionary(option => option.Name, option => option.Value)));

    private static int RedPixels(byte[] file)
    {
        using var image = RasterImage.Decode(file);
        var pixels = image.ToPixels();
        return Enumerable.Range(0, pixels.Length / 4).Count(i => pixels[i * 4] > 150 && pixels[(i * 4) + 1] < 90 && pixels[(i * 4) + 2] < 90);
    }
}
