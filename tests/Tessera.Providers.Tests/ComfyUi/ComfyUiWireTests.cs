using System.Text;
using Tessera.Providers.ComfyUi;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.ComfyUi;

public sealed class ComfyUiWireTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly string Id = ComfyUiId.Of("tessera-42");

    private static readonly MediaInput Image = new("image/png", [1, 2, 250, 251, 252, 253]);

    [Fact]
    public async Task Without_a_workflow_the_usual_graph_is_sent_byte_for_byte()
    {
        await using var stub = await VendorStub.StartAsync();

        await SubmitAsync(stub, TaskCalls.Of(TaskKind.Image, "sdxl.safetensors", "Лиса + \"снег\"", "{'size':'1344x768','seed':42,'negative_prompt':'fog'}"));

        stub.Requests.ShouldHaveSingleItem().Text.ShouldBe(
            TaskCalls.Line("""
                {"prompt":{
                "1":{"class_type":"CheckpointLoaderSimple","inputs":{"ckpt_name":"sdxl.safetensors"}},
                "2":{"class_type":"CLIPTextEncode","inputs":{"text":"Лиса + \"снег\"","clip":["1",1]}},
                "3":{"class_type":"CLIPTextEncode","inputs":{"text":"fog","clip":["1",1]}},
                "4":{"class_type":"EmptyLatentImage","inputs":{"width":1344,"height":768,"batch_size":1}},
                "5":{"class_type":"KSampler","inputs":{"model":["1",0],"positive":["2",0],"negative":["3",0],"latent_image":["4",0],
                "seed":42,"steps":20,"cfg":7,"sampler_name":"euler","scheduler":"normal","denoise":1}},
                "6":{"class_type":"VAEDecode","inputs":{"samples":["5",0],"vae":["1",2]}},
                "7":{"class_type":"SaveImage","inputs":{"images":["6",0],"filename_prefix":"tessera-42"}}},
                "prompt_id":"THE-ID","client_id":"tessera-42"}
                """).Replace("THE-ID", Id));
    }

    [Fact]
    public async Task A_routes_workflow_is_filled_with_the_requests_values()
    {
        await using var stub = await VendorStub.StartAsync();
        const string Workflow = """
            {"9":{"class_type":"Film","inputs":{"text":"{{prompt}}, in {{style}}","seed":"{{seed}}","frames":"{{frames}}","size":["{{width}}","{{height}}"],
            "image":"{{image_url}}","keep":"{{unknown}} and {{","model":["1",0],"loop":true,"none":null}}}
            """;

        stub.On("POST /upload/image", StubAnswers.Body(200, """{"name":"tessera-42-image_url.png","subfolder":"","type":"input"}"""));
        await SubmitAsync(stub, TaskCalls.Of(
            TaskKind.Video, "any", "a {{seed}} fox", $"{{'workflow':{Workflow},'style':'oil','seed':42,'frames':81,'size':'832x480'}}", ("image_url", Image)));

        var prompt = stub.Requests[1].Json.GetProperty("prompt").GetRawText();
        prompt.ShouldBe(
            TaskCalls.Line("""
                {"9":{"class_type":"Film","inputs":{"text":"a {{seed}} fox, in oil","seed":42,"frames":81,"size":[832,480],
                "image":"tessera-42-image_url.png","keep":"{{unknown}} and {{","model":["1",0],"loop":true,"none":null}}}
                """));
    }

    [Fact]
    public async Task An_image_is_uploaded_byte_for_byte_before_the_job_is_submitted()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /upload/image", StubAnswers.Body(200, """{"name":"a.png","subfolder":"in","type":"input"}"""));

        await SubmitAsync(stub, TaskCalls.Of(TaskKind.Image, "sdxl.safetensors", "x", "{}", ("image_url", Image)));

        var upload = stub.Requests[0];
        var boundary = upload.Headers["content-type"].Split("boundary=")[1].Trim('"');
        Encoding.Latin1.GetString(upload.Body).ShouldBe(
            $"--{boundary}\r\nContent-Type: image/png\r\nContent-Disposition: form-data; name=image; filename=tessera-42-image_url.png; filename*=utf-8''tessera-42-image_url.png\r\n\r\n"
            + Encoding.Latin1.GetString(Image.Content)
            + $"\r\n--{boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name=type\r\n\r\ninput"
            + $"\r\n--{boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name=overwrite\r\n\r\ntrue\r\n--{boundary}--\r\n");
        stub.Requests[1].Json.GetProperty("prompt").GetProperty("8").GetProperty("inputs").GetProperty("image").GetString().ShouldBe("in/a.png");
    }

    [Fact]
    public async Task When_the_upload_fails_no_job_is_submitted()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /upload/image", StubAnswers.Body(500, ""));

        var state = await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "x", "x", "{}", ("image_url", Image)), Ct);

        state.ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.Unavailable);
        stub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_file_that_was_kept_is_fetched_by_its_name_whatever_it_is()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On($"GET /history/{Id}", StubAnswers.Body(200, $$$$"""
            {"{{{{Id}}}}":{"outputs":{"3":{"images":[{"filename":"p.png","subfolder":"","type":"temp"}]},
             "7":{"images":[{"filename":"../x&type=input","subfolder":"a b","type":"output"}]}},"status":{"status_str":"success","completed":true}}}
            """))
            .On("GET /view", StubAnswers.Bytes(200, Image.Content, "image/png"));

        var state = await PollAsync(stub, TaskKind.Image);

        state.ShouldBeOfType<TaskState.Completed>().Output.ShouldBeOfType<TaskOutput.File>().Content.ShouldBe(Image.Content);
        stub.Requests[^1].Path.ShouldBe("/view?filename=..%2Fx%26type%3Dinput&subfolder=a%20b&type=output");
    }

    [Theory]
    [InlineData(TaskKind.Video, "gifs")]
    [InlineData(TaskKind.Video, "video")]
    [InlineData(TaskKind.Music, "audio")]
    public async Task Videos_and_sounds_are_found_too(TaskKind kind, string member)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On($"GET /history/{Id}", StubAnswers.Body(200, $$$$"""{"{{{{Id}}}}":{"outputs":{"7":{"{{{{member}}}}":[{"filename":"a","type":"output"}]}},"status":{"status_str":"success"}}}"""))
            .On("GET /view", StubAnswers.Bytes(200, Image.Content, "video/mp4"));

        (await PollAsync(stub, kind)).ShouldBeOfType<TaskState.Completed>();
    }

    [Theory]
    [InlineData("""{"outputs":{},"status":{"status_str":"success","completed":true,"messages":[]}}""")]
    [InlineData("""{"outputs":{"7":{"images":[{"filename":7}]}},"status":{"status_str":"success"}}""")]
    [InlineData("""{"outputs":{},"status":{"status_str":"error","messages":[["execution_interrupted",{}]]}}""")]
    public async Task An_end_without_a_file_is_a_failure(string entry)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On($"GET /history/{Id}", StubAnswers.Body(200, $"{{\"{Id}\":{entry}}}"));

        (await PollAsync(stub, TaskKind.Image)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.TaskFailed);
    }

    [Fact]
    public async Task A_job_that_ends_between_the_two_requests_is_not_lost()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On($"GET /history/{Id}", StubAnswers.Body(200, "{}"), StubAnswers.Body(200, $$$$"""{"{{{{Id}}}}":{"outputs":{"7":{"images":[{"filename":"a.png"}]}},"status":{"status_str":"success"}}}"""))
            .On("GET /queue", StubAnswers.Body(200, """{"queue_running":[],"queue_pending":[]}"""))
            .On("GET /view", StubAnswers.Bytes(200, Image.Content, "image/png"));

        (await PollAsync(stub, TaskKind.Image)).ShouldBeOfType<TaskState.Completed>();
    }

    [Theory]
    [InlineData("""{"error":{"type":"prompt_outputs_failed_validation","message":"Prompt outputs failed validation"},"node_errors":{"1":{"errors":[{"type":"value_not_in_list","message":"Value not in list","details":"ckpt_name: 'gone.safetensors' not in ['a.safetensors']"}]}}}""", FailureKind.RouteUnusable)]
    [InlineData("""{"error":{"type":"missing_node_type","message":"Node 'X' not found.","details":"Node ID '#9'"},"node_errors":{}}""", FailureKind.RouteUnusable)]
    [InlineData("""{"error":{"type":"prompt_outputs_failed_validation"},"node_errors":{"5":{"errors":[{"type":"value_bigger_than_max","message":"Value 900 bigger than max of 100","details":"cfg"}]}}}""", FailureKind.InvalidInput)]
    public async Task A_checkpoint_or_a_node_that_the_server_does_not_have_is_a_fault_of_the_route(string refusal, FailureKind kind)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /prompt", StubAnswers.Body(400, refusal));

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "gone.safetensors", "x"), Ct)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task A_cancel_names_its_own_work_only()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /queue", StubAnswers.Body(200, "")).On("POST /interrupt", StubAnswers.Body(200, ""));

        await Connect(stub).CancelAsync(new TaskHandle(TaskCalls.Of(TaskKind.Image, "x", "x"), Id), Ct);

        stub.Requests.Select(request => request.Text).ShouldBe([$"{{\"delete\":[\"{Id}\"]}}", $"{{\"prompt_id\":\"{Id}\"}}"]);
    }

    [Fact]
    public void The_name_of_our_work_is_a_uuid_that_follows_from_the_reference()
    {
        Guid.Parse(ComfyUiId.Of("tessera-42")).Version.ShouldBe(8);
        ComfyUiId.Of("tessera-42").ShouldBe(ComfyUiId.Of("tessera-42"));
        ComfyUiId.Of("tessera-43").ShouldNotBe(Id);
    }

    private static ComfyUiTasks Connect(VendorStub stub) => new(stub.Http, stub.Address, null);

    private static async Task SubmitAsync(VendorStub stub, TaskCall call)
    {
        stub.On("POST /prompt", StubAnswers.Body(200, """{"prompt_id":"p1","number":1,"node_errors":{}}"""));
        (await Connect(stub).SubmitAsync(call, Ct)).ShouldBe(new TaskState.Running("p1"));
    }

    private static Task<TaskState> PollAsync(VendorStub stub, TaskKind kind) =>
        Connect(stub).PollAsync(new TaskHandle(TaskCalls.Of(kind, "x", "x"), Id), Ct);
}
