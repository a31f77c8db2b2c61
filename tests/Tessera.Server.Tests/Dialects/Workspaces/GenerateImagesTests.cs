using System.Net;
using System.Text.Json;
using Tessera.Media;

namespace Tessera.Server.Tests.Dialects.Workspaces;

public sealed class GenerateImagesTests(ImagesServer images) : IClassFixture<ImagesServer>
{
    [Fact]
    public async Task A_reply_has_the_documented_members_and_the_file_matches_them()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);

        using var response = await caller.PostAsync("/", """{"prompt":"A lighthouse at dusk","aspect_ratio":"3:2","output_format":"webp"}""");

        response.Headers.GetValues("X-Tessera-Sandbox").ShouldBe(["true"]);
        var reply = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct));
        reply.Members().ShouldBe(["images", "description", "prompt", "detail", "batch_id"]);
        reply.Text("prompt").ShouldBe("A lighthouse at dusk");
        reply.GetProperty("detail").ValueKind.ShouldBe(JsonValueKind.Null);
        Guid.TryParse(reply.Text("batch_id"), out _).ShouldBeTrue();
        var image = reply.Images().ShouldHaveSingleItem();
        image.Members().ShouldBe(["url", "content_type", "file_name", "file_size", "width", "height", "image_id"]);
        Guid.TryParse(image.Text("image_id"), out _).ShouldBeTrue();
        using var anyone = images.Server.ClientFor(null);
        var file = await anyone.GetAsync(image.Text("url"), TestHttp.Ct);
        file.Content.Headers.ContentType?.MediaType.ShouldBe("image/webp");
        image.Text("content_type").ShouldBe("image/webp");
        var bytes = await file.Content.ReadAsByteArrayAsync(TestHttp.Ct);
        bytes.Length.ShouldBe((int)image.Whole("file_size"));
        var (width, height) = RasterImage.Measure(bytes);
        (image.Whole("width"), image.Whole("height")).ShouldBe((width, height));
        ((double)width / height).ShouldBe(1.5, 0.001);
    }

    [Fact]
    public async Task The_images_of_a_batch_differ_and_the_same_seed_makes_them_again()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);
        const string Call = """{"prompt":"A harbour town","num_images":4,"seed":41}""";

        var (first, second) = (await caller.MakeAsync(Call), await caller.MakeAsync(Call));

        var (one, two) = (await PixelsAsync(caller, first), await PixelsAsync(caller, second));
        one.Count.ShouldBe(4);
        one.Distinct().Count().ShouldBe(4);
        two.ShouldBe(one);
        first.Text("batch_id").ShouldNotBe(second.Text("batch_id"));
    }

    [Fact]
    public async Task Without_a_seed_every_call_makes_another_image()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);

        var first = await caller.MakeAsync("""{"prompt":"A harbour town"}""");
        var second = await caller.MakeAsync("""{"prompt":"A harbour town"}""");

        (await PixelsAsync(caller, first)).ShouldNotBe(await PixelsAsync(caller, second));
    }

    [Theory]
    [InlineData("nano-banana")]
    [InlineData("nano-banana-2")]
    [InlineData("nano-banana-pro")]
    public async Task Each_of_the_ten_ratios_is_made(string model)
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);
        foreach (var ratio in (string[])["21:9", "16:9", "3:2", "4:3", "5:4", "1:1", "4:5", "3:4", "2:3", "9:16"])
        {
            var reply = await caller.MakeAsync($$"""{"prompt":"A hill","model":"{{model}}","aspect_ratio":"{{ratio}}","output_format":"jpeg"}""");

            var image = reply.Images()[0];
            var (across, down) = (double.Parse(ratio.Split(':')[0], null), double.Parse(ratio.Split(':')[1], null));
            ((double)image.Whole("width") / image.Whole("height")).ShouldBe(across / down, 0.02, ratio);
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"nano-banana\"")]
    [InlineData("\"nano-banana-edit\"")]
    public async Task No_model_and_the_placeholder_of_the_page_are_the_default(string model)
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server, tokens: 10);

        await caller.MakeAsync($$"""{"prompt":"A hill","model":{{model}}}""");

        var entry = await caller.NewestAsync();
        entry.Text("model").ShouldBe("nano-banana");
        entry.GetProperty("parameters").Text("aspect_ratio").ShouldBe("1:1");
        entry.GetProperty("parameters").Text("output_format").ShouldBe("png");
        (await caller.Account.Client.GetJsonAsync("/api/v2/balance")).Whole("token_balance").ShouldBe(6);
    }

    [Fact]
    public async Task Null_is_the_documented_default()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server, tokens: 10);

        await caller.MakeAsync(
            """{"prompt":"A hill","num_images":null,"aspect_ratio":null,"output_format":null,"model":null,"limit_generations":null,"seed":null}""");

        var parameters = (await caller.NewestAsync()).GetProperty("parameters");
        (parameters.Text("aspect_ratio"), parameters.Text("output_format")).ShouldBe(("1:1", "png"));
        (await caller.Account.Client.GetJsonAsync("/api/v2/balance")).Whole("token_balance").ShouldBe(6);
    }

    [Fact]
    public async Task Limit_generations_makes_one_image_whatever_num_images_is()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);

        (await caller.MakeAsync("""{"prompt":"A hill","num_images":4,"limit_generations":true}""")).Images().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{}""", "body.prompt: missing")]
    [InlineData("""{"prompt":7}""", "body.prompt: string_type")]
    [InlineData("""{"prompt":null}""", "body.prompt: string_type")]
    [InlineData("""{"prompt":"  "}""", "body.prompt: string_too_short")]
    [InlineData("""{"prompt":"x","num_images":0}""", "body.num_images: greater_than_equal")]
    [InlineData("""{"prompt":"x","num_images":5}""", "body.num_images: less_than_equal")]
    [InlineData("""{"prompt":"x","num_images":99999999999999999999}""", "body.num_images: less_than_equal")]
    [InlineData("""{"prompt":"x","num_images":1.5}""", "body.num_images: int_type")]
    [InlineData("""{"prompt":"x","num_images":1e400}""", "body.num_images: int_type")]
    [InlineData("""{"prompt":"x","aspect_ratio":"7:5"}""", "body.aspect_ratio: literal_error")]
    [InlineData("""{"prompt":"x","aspect_ratio":"auto"}""", "body.aspect_ratio: literal_error")]
    [InlineData("""{"prompt":"x","aspect_ratio":[1]}""", "body.aspect_ratio: string_type")]
    [InlineData("""{"prompt":"x","output_format":"gif"}""", "body.output_format: literal_error")]
    [InlineData("""{"prompt":"x","model":"nano-bananas"}""", "body.model: value_error")]
    [InlineData("""{"prompt":"x","model":"midjourney"}""", "body.model: value_error")]
    [InlineData("""{"prompt":"x","model":{"id":"x"}}""", "body.model: string_type")]
    [InlineData("""{"prompt":"x","limit_generations":"yes"}""", "body.limit_generations: bool_type")]
    [InlineData("""{"prompt":"x","seed":-1}""", "body.seed: greater_than_equal")]
    public async Task A_wrong_value_is_reported_with_its_path_and_costs_nothing(string body, string wrong)
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server, tokens: 100);

        using var response = await caller.PostAsync("/", body);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct)).Wrong().ShouldBe([wrong]);
        (await caller.Account.Client.GetJsonAsync("/api/v2/balance")).Whole("token_balance").ShouldBe(100);
    }

    [Fact]
    public async Task All_problems_are_reported_at_once_with_the_allowed_values()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);

        var error = await caller.PostAsync("/edit", """{"num_images":9,"aspect_ratio":"7:5","image_urls":["/nowhere"]}""").JsonAsync();

        error.Wrong().ShouldBe(["body.image_urls.0: value_error", "body.num_images: less_than_equal", "body.prompt: missing", "body.aspect_ratio: literal_error"], ignoreOrder: true);
        error.ToString().ShouldContain("auto, 21:9, 16:9, 3:2, 4:3, 5:4, 1:1, 4:5, 3:4, 2:3, 9:16");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"prompt":"x","prompt":"y"}""")]
    public async Task A_body_that_is_not_a_JSON_object_is_400_with_a_detail(string body)
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);

        using var response = await caller.PostAsync("/", body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct)).Members().ShouldBe(["detail"]);
    }

    [Fact]
    public async Task Members_of_fals_own_form_are_not_looked_at()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);

        var reply = await caller.MakeAsync("""{"prompt":"A hill","sync_mode":true,"safety_tolerance":"4","resolution":"1K"}""");

        reply.GetProperty("detail").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("content_policy", 422)]
    [InlineData("provider_error", 500)]
    [InlineData("timeout", 500)]
    public async Task A_batch_that_fails_completely_reports_why_and_costs_neither_tokens_nor_quota(string failure, int status)
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server, tokens: 100);

        using var response = await caller.PostAsync("/", $$"""{"prompt":"A hill [sandbox: fail={{failure}}]","num_images":3}""");

        ((int)response.StatusCode).ShouldBe(status);
        var error = await response.Content.ReadAsStringAsync(TestHttp.Ct);
        error.ShouldContain(failure);
        error.ShouldContain("Nothing was charged");
        (await Generations.ServerChecks.TokensAsync(caller.Account.Client)).ShouldBe((100, 0));
        (await caller.QuotaAsync()).Whole("usedAmount").ShouldBe(0);
        (await caller.GetAsync("/history")).GetArrayLength().ShouldBe(0);
        await images.Server.ShouldVerifyWithQuotasAsync();
    }

    [Fact]
    public async Task A_batch_that_costs_more_than_the_balance_is_402_and_generates_nothing()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server, tokens: 11);

        using var response = await caller.PostAsync("/", """{"prompt":"A hill","num_images":3}""");

        response.StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        (await response.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldBe("""{"detail":"This costs 12 tokens; 11 are available. Nothing was charged."}""");
        (await Generations.ServerChecks.CountAsync(caller.Account.Client)).ShouldBe(0);
    }

    [Fact]
    public async Task The_models_are_listed_with_what_the_plan_allows()
    {
        var elite = await WorkspaceCaller.OpenAsync(images.Server);

        var models = (await elite.GetAsync("/models")).EnumerateArray().ToList();

        models[0].Members().ShouldBe(["id", "name", "provider", "description", "capabilities", "max_images", "aspect_ratios", "output_formats", "allowed", "order"]);
        models[0].Text("id").ShouldBe("nano-banana");
        models[0].GetProperty("aspect_ratios").GetRawText().ShouldBe("""["21:9","16:9","3:2","4:3","5:4","1:1","4:5","3:4","2:3","9:16"]""");
        models[0].GetProperty("output_formats").GetRawText().ShouldBe("""["jpeg","png","webp"]""");
        models[0].GetProperty("capabilities").GetRawText().ShouldBe("""["text2image","image2image"]""");
        models[0].Whole("max_images").ShouldBe(4);
        models.Select(model => model.Whole("order")).ShouldBe(Enumerable.Range(0, models.Count).Select(order => (long)order));
        models.ShouldAllBe(model => model.GetProperty("allowed").GetBoolean());
        models.Select(model => model.Text("id")).ShouldContain("nano-banana-pro");
        models.Select(model => model.Text("id")).ShouldNotContain("midjourney");
    }

    private static async Task<List<string>> PixelsAsync(WorkspaceCaller caller, JsonElement reply)
    {
        var all = new List<string>();
        foreach (var image in reply.Images())
        {
            all.Add(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(await caller.PixelsAsync(image.Text("url")))));
        }

        return all;
    }
}
