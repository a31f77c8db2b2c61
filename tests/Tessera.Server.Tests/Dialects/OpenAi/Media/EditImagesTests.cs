using System.Net;
using Tessera.Media;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Dialects.OpenAi.Media;

public sealed class EditImagesTests(V2Server v2) : IClassFixture<V2Server>
{
    private static readonly byte[] Blue = Filled("#124");

    [Fact]
    public async Task Every_image_of_a_form_matters_by_either_name_and_in_their_order()
    {
        var account = await v2.Server.OpenAccountAsync();
        var made = new List<string>();
        foreach (var (name, files) in ((string, byte[][])[])[("image", [Samples.Png]), ("image[]", [Samples.Png, Blue]), ("image", [Blue, Samples.Png])])
        {
            using var form = MediaCalls.Form(("model", "gpt-image-2"), ("prompt", "together"), ("quality", "low"));
            foreach (var file in files)
            {
                form.With(name, file);
            }

            made.Add(Convert.ToHexString((await account.Client.PostFormAsync(MediaCalls.Edits, form).JsonAsync()).Pictures().Single()));
        }

        made.Distinct().Count().ShouldBe(3);
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
        await v2.Server.ShouldVerifyAsync();
    }

    [Theory]
    [InlineData("gpt-image-1.5", 300, 200, null, "1536x1024")]
    [InlineData("gpt-image-1.5", 200, 290, "auto", "1024x1536")]
    [InlineData("gpt-image-1.5", 300, 200, "1024x1024", "1024x1024")]
    [InlineData("flux-2-pro", 1600, 900, null, "1344x768")]
    public async Task Without_a_size_the_result_has_the_shape_of_the_first_image(string model, int width, int height, string? size, string expected)
    {
        var account = await v2.Server.OpenAccountAsync();
        using var form = MediaCalls.Form(("model", model), ("prompt", "at night")).With("image", Filled("#124", width, height));
        if (size is not null)
        {
            form.Add(new StringContent(size), "size");
        }

        (await account.Client.PostFormAsync(MediaCalls.Edits, form).JsonAsync()).Text("size").ShouldBe(expected);
    }

    [Fact]
    public async Task JSON_names_its_images_by_data_URI_uploaded_file_and_link()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var form = MediaCalls.Form(("purpose", "vision")).With("file", Samples.Png);
        var file = (await account.Client.PostFormAsync(MediaCalls.Files, form).JsonAsync()).Text("id");
        var link = (await account.Client.PostTextAsync(MediaCalls.Images, """{"model":"dall-e-3","prompt":"A sea"}""").JsonAsync())
            .GetProperty("data")[0].Text("url");
        var data = $"data:image/png;base64,{Convert.ToBase64String(Blue)}";

        var reply = await account.Client.PostTextAsync(
            MediaCalls.Edits,
            $$"""{"model":"gpt-image-2","prompt":"together","quality":"low","images":[{"image_url":"{{data}}"},{"file_id":"{{file}}"},{"image_url":"{{link}}"}]}""").JsonAsync();

        reply.Pictures().Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_transparent_part_of_a_mask_changes_and_nothing_else()
    {
        var account = await v2.Server.OpenAccountAsync();
        var barn = (await account.Client.PostTextAsync(
            MediaCalls.Images, """{"model":"dall-e-3","prompt":"A red barn on a hill","response_format":"b64_json"}""").JsonAsync()).Pictures().Single();
        using var form = MediaCalls.Form(("model", "inpaint"), ("prompt", "a full moon"), ("n", "1")).With("image", barn).With("mask", ClearOnTheLeft(1024));

        var made = (await account.Client.PostFormAsync(MediaCalls.Edits, form).JsonAsync()).Pictures().Single();

        var (left, right) = (Changed(barn, made, 0, 480), Changed(barn, made, 544, 1024));
        left.ShouldBeGreaterThan(0.5);
        right.ShouldBe(0);
    }

    [Theory]
    [InlineData("flux-1.1-pro", "image", false, "image", "`image` cannot be used: flux-1.1-pro makes images from text only.")]
    [InlineData("gpt-image-1.5", "image[]", true, "image", "`image` is given 2 times; gpt-image-1.5 takes at most 1.")]
    [InlineData("gpt-image-2", "picture", false, "image", "`image` is required: a file, as a part of the form.")]
    public async Task Images_that_cannot_be_used_are_refused(string model, string part, bool isTwice, string param, string message)
    {
        var account = await v2.Server.OpenAccountAsync();
        using var form = MediaCalls.Form(("model", model), ("prompt", "x")).With(part, Samples.Png);
        if (isTwice)
        {
            form.With(part, Samples.Png);
        }

        var (status, error) = await account.Client.PostFormAsync(MediaCalls.Edits, form).ErrorAsync();

        status.ShouldBe(HttpStatusCode.BadRequest);
        (error.Text("message") ?? "").ShouldContain(message);
        if (part != "picture")
        {
            error.Text("param").ShouldBe(param);
        }

        (await account.Client.CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"prompt":"x"}""", "`images` is required.")]
    [InlineData("""{"prompt":"x","images":"a"}""", "`images` must be an array of images, got a string.")]
    [InlineData("""{"prompt":"x","images":[{}]}""", "`images[0]` must have `image_url` or `file_id`, and has neither.")]
    [InlineData("""{"prompt":"x","images":[{"file_id":"file-1"}]}""", "`images[0].file_id` names no file of this account: file-1. Upload it with POST /v1/files.")]
    [InlineData("""{"prompt":"x","images":[{"image":"a"}]}""", "There is no member `images[0].image`; give `image_url` or `file_id`.")]
    [InlineData("""{"prompt":"x","images":[{"image_url":"ftp://a"}]}""", "`image` 'ftp://a' cannot be used.")]
    public async Task JSON_that_names_no_image_is_refused(string body, string message)
    {
        var account = await v2.Server.OpenAccountAsync();

        var (status, error) = await account.Client.PostTextAsync(MediaCalls.Edits, body).ErrorAsync();

        status.ShouldBe(HttpStatusCode.BadRequest, error.ToString());
        error.Text("message").ShouldNotBeNull().ShouldStartWith(message);
    }

    [Fact]
    public async Task A_file_of_text_and_a_mask_for_a_model_without_one_are_refused()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var text = MediaCalls.Form(("model", "gpt-image-2"), ("prompt", "x")).With("image", "hello"u8.ToArray());
        using var masked = MediaCalls.Form(("model", "gpt-image-2"), ("prompt", "x")).With("image", Samples.Png).With("mask", Samples.Png);

        var (_, noImage) = await account.Client.PostFormAsync(MediaCalls.Edits, text).ErrorAsync();
        var (_, noMask) = await account.Client.PostFormAsync(MediaCalls.Edits, masked).ErrorAsync();

        noImage.Text("message").ShouldNotBeNull().ShouldStartWith("`image` is a file that begins with the bytes 68656c6c6f; send png, jpeg, webp, gif.");
        noMask.Text("message").ShouldBe("`mask` cannot be used: gpt-image-2 takes no mask. The models inpaint and erase do.");
    }

    private static byte[] Filled(string colour, int width = 512, int height = 256)
    {
        using var picture = RasterImage.FromSvg($"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><rect width="{width}" height="{height}" fill="{colour}"/></svg>""");
        return picture.Encode(ImageFormat.Png);
    }

    private static byte[] ClearOnTheLeft(int side)
    {
        var rgba = new byte[side * side * 4];
        for (var pixel = 0; pixel < side * side; pixel++)
        {
            rgba[(pixel * 4) + 3] = pixel % side < side / 2 ? (byte)0 : (byte)255;
        }

        using var mask = RasterImage.FromPixels(rgba, side, side);
        return mask.Encode(ImageFormat.Png);
    }

    // The share of the pixels in these columns that differ.
    private static double Changed(byte[] one, byte[] other, int from, int to)
    {
        using var first = RasterImage.Decode(one);
        using var second = RasterImage.Decode(other);
        var (before, after, width) = (first.ToPixels(), second.ToPixels(), first.Width);
        var pixels = Enumerable.Range(0, before.Length / 4).Where(pixel => pixel % width >= from && pixel % width < to).ToList();
        return (double)pixels.Count(pixel => !before.AsSpan(pixel * 4, 4).SequenceEqual(after.AsSpan(pixel * 4, 4))) / pixels.Count;
    }
}
