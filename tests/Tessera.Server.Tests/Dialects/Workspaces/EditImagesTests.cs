using System.Net;
using System.Text.Json;

namespace Tessera.Server.Tests.Dialects.Workspaces;

public sealed class EditImagesTests(ImagesServer images) : IClassFixture<ImagesServer>
{
    [Fact]
    public async Task Edits_can_be_chained_ten_deep()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);
        await caller.MakeAsync("""{"prompt":"A red barn on a hill","aspect_ratio":"16:9","output_format":"jpeg"}""");
        var seen = new HashSet<string>();
        for (var depth = 0; depth < 10; depth++)
        {
            var url = (await caller.NewestAsync()).Text("output_image_url");
            seen.Add(Convert.ToHexString(await caller.PixelsAsync(url))).ShouldBeTrue();

            var reply = await caller.EditAsync($$"""{"prompt":"a little darker, step {{depth}}","image_urls":["{{url}}"],"output_format":"jpeg"}""");

            var entry = await caller.NewestAsync();
            entry.Text("output_image_id").ShouldBe(reply.Images()[0].Text("image_id"));
            entry.GetProperty("input_images")[0].GetString().ShouldBe(url);
            // The shape of the first stays through all of them.
            ((double)entry.Whole("output_image_width") / entry.Whole("output_image_height")).ShouldBe(16d / 9, 0.02);
        }

        (await caller.GetAsync("/history")).GetArrayLength().ShouldBe(11);
        await images.Server.ShouldVerifyWithQuotasAsync();
    }

    [Fact]
    public async Task Every_input_image_and_their_order_matter()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);
        var barn = (await caller.MakeAsync("""{"prompt":"A red barn on a hill","seed":1}""")).View();
        var sea = (await caller.MakeAsync("""{"prompt":"A stormy sea","seed":1}""")).View();
        var moon = (await caller.MakeAsync("""{"prompt":"A full moon over a desert","seed":1}""")).View();

        var made = new List<string>();
        foreach (var given in (string[][])[[barn], [barn, sea], [sea, barn], [barn, moon], [barn, sea, moon], [barn, moon, sea]])
        {
            var urls = JsonSerializer.Serialize(given);
            var reply = await caller.EditAsync($$"""{"prompt":"together","image_urls":{{urls}},"seed":9,"aspect_ratio":"1:1"}""");
            made.Add(Convert.ToHexString(await caller.PixelsAsync(reply.View())));
        }

        made.Distinct().Count().ShouldBe(6);
    }

    [Fact]
    public async Task Ten_images_are_taken_the_last_matters_too_and_eleven_are_too_many()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);
        var hill = (await caller.MakeAsync("""{"prompt":"A hill","seed":1}""")).View();
        var sea = (await caller.MakeAsync("""{"prompt":"A stormy sea","seed":1}""")).View();
        string Call(int hills, params IEnumerable<string> last) =>
            $$"""{"prompt":"together","seed":4,"image_urls":{{JsonSerializer.Serialize(Enumerable.Repeat(hill, hills).Concat(last))}}}""";

        var same = await caller.EditAsync(Call(10));
        var other = await caller.EditAsync(Call(9, sea));
        var error = await caller.PostAsync("/edit", Call(11)).JsonAsync();

        (await caller.PixelsAsync(same.View())).ShouldNotBe(await caller.PixelsAsync(other.View()));
        error.Wrong().ShouldBe(["body.image_urls: too_long"]);
    }

    [Theory]
    [InlineData("21:9")]
    [InlineData("4:5")]
    [InlineData("9:16")]
    public async Task Auto_uses_the_ratio_of_the_first_image(string ratio)
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);
        var first = (await caller.MakeAsync($$"""{"prompt":"A hill","aspect_ratio":"{{ratio}}"}""")).View();
        var other = (await caller.MakeAsync("""{"prompt":"A sea","aspect_ratio":"1:1"}""")).View();

        await caller.EditAsync($$"""{"prompt":"brighter","image_urls":["{{first}}","{{other}}"],"aspect_ratio":"auto"}""");

        (await caller.NewestAsync()).GetProperty("parameters").Text("aspect_ratio").ShouldBe(ratio);
    }

    [Fact]
    public async Task An_absolute_address_is_422_that_names_the_value_and_the_form()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);
        var view = (await caller.MakeAsync("""{"prompt":"A hill"}""")).View();

        using var response = await caller.PostAsync("/edit", $$"""{"prompt":"brighter","image_urls":["https://app.neuroflash.com{{view}}"]}""");

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var detail = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct)).GetProperty("detail")[0];
        detail.GetProperty("loc").GetRawText().ShouldBe("""["body","image_urls",0]""");
        detail.Text("msg").ShouldNotBeNull().ShouldContain("https://app.neuroflash.com");
        detail.Text("msg").ShouldNotBeNull().ShouldContain(view);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("/api/ds-prototypes/image_generation/1/view")]
    [InlineData("/api/ds-prototypes/image_generation/../../x/view")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("/generations/1.png?sig=wrong")]
    public async Task An_address_other_than_one_of_our_images_is_never_fetched(string url)
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);

        var error = await caller.PostAsync("/edit", $$"""{"prompt":"brighter","image_urls":[{{JsonSerializer.Serialize(url)}}]}""").JsonAsync();

        error.Wrong().ShouldBe(["body.image_urls.0: value_error"]);
    }

    [Theory]
    [InlineData("""{"prompt":"x"}""", "body.image_urls: missing")]
    [InlineData("""{"prompt":"x","image_urls":[]}""", "body.image_urls: too_short")]
    [InlineData("""{"prompt":"x","image_urls":"/a"}""", "body.image_urls: list_type")]
    [InlineData("""{"prompt":"x","image_urls":[7]}""", "body.image_urls.0: string_type")]
    public async Task The_list_of_images_must_be_one(string body, string wrong)
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);

        (await caller.PostAsync("/edit", body).JsonAsync()).Wrong().ShouldBe([wrong]);
    }

    [Fact]
    public async Task A_text_to_image_model_does_not_edit()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);
        var view = (await caller.MakeAsync("""{"prompt":"A hill"}""")).View();

        var error = await caller.PostAsync("/edit", $$"""{"prompt":"x","model":"dall-e-3","image_urls":["{{view}}"]}""").JsonAsync();
        var tooMany = await caller.PostAsync("/edit", $$"""{"prompt":"x","model":"flux-kontext-pro","image_urls":["{{view}}","{{view}}"]}""").JsonAsync();

        error.Wrong().ShouldBe(["body.model: value_error"]);
        tooMany.Wrong().ShouldBe(["body.image_urls: too_long"]);
    }

    [Fact]
    public async Task A_result_of_V2_of_the_same_account_is_taken_and_anothers_is_404()
    {
        var (caller, other) = (await WorkspaceCaller.OpenAsync(images.Server), await WorkspaceCaller.OpenAsync(images.Server));
        var own = await caller.Account.Client.GenerateAsync("""{"model":"flux-1.1-pro","prompt":"A castle","size":"1344x768"}""");
        var foreign = await other.Account.Client.GenerateAsync("""{"model":"flux-1.1-pro","prompt":"A castle"}""");

        await caller.EditAsync($$"""{"prompt":"in winter","image_urls":["{{own.Text("result_url")}}"]}""");
        using var refused = await caller.PostAsync("/edit", $$"""{"prompt":"in winter","image_urls":["{{foreign.Text("result_url")}}"]}""");

        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var entry = await caller.NewestAsync();
        entry.GetProperty("parameters").Text("aspect_ratio").ShouldBe("16:9");
        entry.GetProperty("input_images")[0].GetString().ShouldBe(own.Text("result_url"));
    }

    [Fact]
    public async Task An_image_that_was_deleted_is_404_as_an_input()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);
        var reply = await caller.MakeAsync("""{"prompt":"A hill"}""");
        await caller.Client.DeleteAsync($"{WorkspaceCaller.Root}/history/{reply.Images()[0].Text("image_id")}", TestHttp.Ct);

        using var response = await caller.PostAsync("/edit", $$"""{"prompt":"x","image_urls":["{{reply.View()}}"]}""");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task V2_takes_several_images_by_their_members()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);
        var barn = (await caller.MakeAsync("""{"prompt":"A red barn"}""")).Images()[0].Text("url");
        var sea = (await caller.MakeAsync("""{"prompt":"A sea"}""")).Images()[0].Text("url");
        var results = new List<byte[]>();
        foreach (var more in (string[])["", $",\"image_url_2\":\"{await UploadAsync(caller, sea)}\""])
        {
            var first = await UploadAsync(caller, barn);
            var body = await caller.Account.Client.GenerateAsync($$"""{"model":"nano-banana","prompt":"together","seed":3,"image_url":"{{first}}"{{more}}}""");
            body.Text("status").ShouldBe("completed", body.ToString());
            results.Add(await caller.PixelsAsync(body.Text("result_url")));
        }

        results[0].ShouldNotBe(results[1]);
    }

    private static async Task<string?> UploadAsync(WorkspaceCaller caller, string? url)
    {
        using var content = new ByteArrayContent(await caller.Client.GetByteArrayAsync(url, TestHttp.Ct));
        content.Headers.ContentType = new("image/png");
        return (await caller.Account.Client.PostAsync("/api/v2/uploads", content, TestHttp.Ct).JsonAsync()).Text("url");
    }
}
