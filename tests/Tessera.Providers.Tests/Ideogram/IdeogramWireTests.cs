using Tessera.Providers.Ideogram;
using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Ideogram;

public sealed class IdeogramWireTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly MediaInput Image = new("image/jpeg", "one"u8.ToArray());

    [Fact]
    public async Task A_rich_request_of_version_3_is_sent_byte_for_byte()
    {
        await using var stub = await VendorStub.StartAsync();

        await SendAsync(stub, "/v1/ideogram-v3/remix", TaskCalls.Of(
            TaskKind.Image,
            "ideogram-v3",
            "Лиса + \"снег\"",
            "{'size':'1344x768','format':'webp','quality':'hd','style':'design','seed':2147483647,'negative_prompt':'fog','style_codes':['0A1B2C3D','FFFFFFFF'],'color_palette':{'name':'EMBER'}}",
            ("image_url", Image)));

        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Headers["api-key"].ShouldBe(VendorStub.Key);
        sent.Headers.Keys.ShouldNotContain("authorization");
        sent.Form.ShouldBe(
            """
            --B
            Content-Disposition: form-data; name="prompt"

            Лиса + "снег"
            --B
            Content-Disposition: form-data; name="aspect_ratio"

            16x9
            --B
            Content-Disposition: form-data; name="rendering_speed"

            QUALITY
            --B
            Content-Disposition: form-data; name="style_type"

            DESIGN
            --B
            Content-Disposition: form-data; name="negative_prompt"

            fog
            --B
            Content-Disposition: form-data; name="seed"

            2147483647
            --B
            Content-Disposition: form-data; name="style_codes"

            0A1B2C3D
            --B
            Content-Disposition: form-data; name="style_codes"

            FFFFFFFF
            --B
            Content-Disposition: form-data; name="color_palette"

            {"name":"EMBER"}
            --B
            Content-Disposition: form-data; name="image"; filename="image.jpeg"
            Content-Type: image/jpeg

            one
            --B--

            """);
    }

    [Fact]
    public async Task Version_4_has_other_option_names()
    {
        await using var stub = await VendorStub.StartAsync();

        await SendAsync(stub, "/v1/ideogram-v4/generate", TaskCalls.Of(
            TaskKind.Image, "ideogram-v4", "A fox", "{'size':'2560x1440','aspect_ratio':'16:9','quality':'turbo','style':'design','seed':7,'negative_prompt':'fog'}"));

        stub.Requests.ShouldHaveSingleItem().Form.ShouldBe(
            """
            --B
            Content-Disposition: form-data; name="text_prompt"

            A fox
            --B
            Content-Disposition: form-data; name="resolution"

            2560x1440
            --B
            Content-Disposition: form-data; name="rendering_speed"

            TURBO
            --B--

            """);
    }

    [Fact]
    public async Task White_in_a_mask_is_black_in_theirs()
    {
        await using var stub = await VendorStub.StartAsync();

        await SendAsync(stub, "/v1/ideogram-v3/inpaint", TaskCalls.Of(
            TaskKind.Tool, "ideogram-v3", "a hat", "{'aspect_ratio':'1:1'}", ("image_url", TestImages.Row(9, 9)), ("mask_url", TestImages.Row(255, 0))));

        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Form.ShouldNotContain("aspect_ratio");
        TestImages.PixelsOf(TestImages.PngIn(sent.Body, 1)).ShouldBe([(0, 255), (255, 255)]);
    }

    [Fact]
    public async Task A_tool_is_its_path()
    {
        await using var stub = await VendorStub.StartAsync();

        await SendAsync(stub, "/v1/ideogram-v3/reframe", TaskCalls.Of(TaskKind.Tool, "ideogram-v3/reframe", "", "{'resolution':'1536x640'}", ("image_url", Image)));

        stub.Requests.ShouldHaveSingleItem().Form.ShouldContain("name=\"resolution\"\n\n1536x640\n");
    }

    [Theory]
    [InlineData(200, """{"data":[{"url":"https://ideogram.ai/a.png","is_image_safe":false}]}""", FailureKind.ContentRefused)]
    [InlineData(200, """{"data":[{"url":""}]}""", FailureKind.ContentRefused)]
    [InlineData(200, """{"data":[{"url":null,"is_image_safe":true}]}""", FailureKind.TaskFailed)]
    [InlineData(200, """{"data":[null]}""", FailureKind.TaskFailed)]
    [InlineData(200, """{"data":[{"url":"ftp://ideogram.ai/a.png","is_image_safe":true}]}""", FailureKind.TaskFailed)]
    [InlineData(400, "", FailureKind.InvalidInput)]
    [InlineData(422, "[]", FailureKind.InvalidInput)]
    public async Task An_answer_without_an_image_has_a_meaning(int status, string body, FailureKind kind)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/ideogram-v3/generate", StubAnswers.Body(status, body));

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "ideogram-v3", "x"), Ct)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    private static IdeogramImages Connect(VendorStub stub) => new(stub.Http, stub.Address, VendorStub.Key);

    private static async Task SendAsync(VendorStub stub, string path, TaskCall call)
    {
        stub.On($"POST {path}", StubAnswers.Body(200, """{"data":[{"url":"https://ideogram.ai/a.png?sig=1","is_image_safe":true}]}"""));
        (await Connect(stub).SubmitAsync(call, Ct)).ShouldBe(new TaskState.Completed(new TaskOutput.Link(new Uri("https://ideogram.ai/a.png?sig=1"))));
    }
}
