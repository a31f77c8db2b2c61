using Tessera.Providers.Recraft;
using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Recraft;

public sealed class RecraftWireTests
{
    private const string Options = "{'size':'1365x1024','aspect_ratio':'4:3','format':'jpeg','quality':'hd','seed':42,'substyle':'grain'}";

    private const string StyleOptions = "{'size':'1365x1024','aspect_ratio':'4:3','format':'jpeg','quality':'hd','style':'digital_illustration','seed':42,'negative_prompt':'fog','substyle':'grain'}";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly MediaInput Image = new("image/png", [1, 2, 250, 251, 252, 253]);

    [Theory]
    [InlineData("recraftv3", StyleOptions, """{"prompt":"Лиса + \"снег\"","model":"recraftv3","size":"1365x1024","style":"digital_illustration","negative_prompt":"fog","random_seed":42,"image_format":"png","substyle":"grain"}""")]
    [InlineData("recraftv4_1", Options, """{"prompt":"Лиса + \"снег\"","model":"recraftv4_1","size":"1365x1024","random_seed":42,"image_format":"png","substyle":"grain"}""")]
    [InlineData("recraftv4_1_vector", Options, """{"prompt":"Лиса + \"снег\"","model":"recraftv4_1_vector","size":"1365x1024","random_seed":42,"substyle":"grain"}""")]
    public async Task A_rich_request_is_sent_byte_for_byte(string model, string options, string body)
    {
        await using var stub = await VendorStub.StartAsync();

        await SendAsync(stub, "/v1/images/generations", TaskCalls.Of(TaskKind.Image, model, "Лиса + \"снег\"", options));

        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Headers["content-type"].ShouldBe("application/json");
        sent.Text.ShouldBe(body);
    }

    [Fact]
    public async Task An_input_image_is_changed()
    {
        await using var stub = await VendorStub.StartAsync();

        await SendAsync(stub, "/v1/images/imageToImage", TaskCalls.Of(TaskKind.Image, "recraftv3", "winter", "{'size':'1024x1024','strength':0.2}", ("image_url", Image)));

        stub.Requests.ShouldHaveSingleItem().Text
            .ShouldBe("""{"prompt":"winter","model":"recraftv3","strength":0.2,"image_url":"data:image/png;base64,AQL6+/z9"}""");
    }

    [Fact]
    public async Task A_mask_is_made_of_pure_white_and_pure_black()
    {
        await using var stub = await VendorStub.StartAsync();

        await SendAsync(
            stub, "/v1/images/inpaint", TaskCalls.Of(TaskKind.Tool, "recraftv3", "a hat", "{}", ("image_url", TestImages.Row(9, 9)), ("mask_url", TestImages.Row(240, 15))));

        var mask = stub.Requests.ShouldHaveSingleItem().Json.GetProperty("mask_url").GetString().ShouldNotBeNull();
        TestImages.PixelsOf(Convert.FromBase64String(mask["data:image/png;base64,".Length..])).ShouldBe([(255, 255), (0, 255)]);
    }

    [Fact]
    public async Task A_tool_is_its_path()
    {
        await using var stub = await VendorStub.StartAsync();

        await SendAsync(stub, "/v1/images/removeBackground", TaskCalls.Of(TaskKind.Tool, "removeBackground", "", "{'format':'webp','seed':1}", ("image_url", Image)));

        stub.Requests.ShouldHaveSingleItem().Text.ShouldBe("""{"image_format":"webp","image_url":"data:image/png;base64,AQL6+/z9"}""");
    }

    [Theory]
    [InlineData(""","credits":40""", 40_000L)]
    [InlineData(""","credits":0.5""", 500L)]
    [InlineData(""","credits":"many" """, null)]
    [InlineData("", null)]
    public async Task A_unit_is_a_tenth_of_a_cent(string credits, long? cost)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/images/generations", StubAnswers.Body(200, """{"data":[{"b64_json":"AQL6+/z9"}]""" + credits + "}"));

        var done = (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "recraftv3", "x"), Ct)).ShouldBeOfType<TaskState.Completed>();

        done.CostMicroUsd.ShouldBe(cost);
        done.Output.ShouldBeOfType<TaskOutput.File>().Content.ShouldBe(Image.Content);
    }

    [Theory]
    [InlineData(200, "application/json", """{"data":[{"url":""}]}""", FailureKind.TaskFailed)]
    [InlineData(200, "application/json", """{"data":[null]}""", FailureKind.TaskFailed)]
    [InlineData(401, "text/plain", "request unauthorized", FailureKind.AuthUpstream)]
    [InlineData(404, "text/plain", "404 page not found", FailureKind.RouteUnusable)]
    [InlineData(400, "application/json", """{"code":"not_enough_credits","message":"no"}""", FailureKind.FundsUpstream)]
    [InlineData(400, "application/json", """{"code":"invalid_request","message":"unknown style: my credit card balance"}""", FailureKind.InvalidInput)]
    [InlineData(429, "text/plain", "slow down", FailureKind.RateLimited)]
    public async Task An_answer_has_a_meaning(int status, string type, string body, FailureKind kind)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/images/generations", StubAnswers.Body(status, body, type));

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "recraftv3", "x"), Ct)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    private static RecraftImages Connect(VendorStub stub) => new(stub.Http, new Uri(stub.Address, "/v1"), VendorStub.Key);

    private static async Task SendAsync(VendorStub stub, string path, TaskCall call)
    {
        stub.On($"POST {path}", StubAnswers.Body(200, """{"created":1,"credits":40,"image":{"url":"https://img.recraft.ai/a"}}"""));
        (await Connect(stub).SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Completed>().Output.ShouldBe(new TaskOutput.Link(new Uri("https://img.recraft.ai/a")));
    }
}
