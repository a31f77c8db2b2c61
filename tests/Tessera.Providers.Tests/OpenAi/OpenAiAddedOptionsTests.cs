using Microsoft.AspNetCore.Http;
using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.OpenAi;

/// <summary>What we add to a call on our own account must not cost the caller the reply.</summary>
public sealed class OpenAiAddedOptionsTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly OpenAiVendor Vendor = OpenAiVendors.OpenAi;

    private static RequestDelegate Good => StubAnswers.Events(Vendor.Stream(["ok"], "stop"));

    [Theory]
    [InlineData(400, """{"error":{"message":"Unknown parameter: 'stream_options'.","param":"stream_options","code":"unknown_parameter"}}""")]
    [InlineData(422, """{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}]}""")]
    [InlineData(400, """{"object":"error","message":"[{'type': 'extra_forbidden', 'loc': ('body', 'stream_options', 'include_usage')}]","code":400}""")]
    public async Task A_server_that_refuses_the_usage_option_is_sent_no_more_of_them(int status, string refusal)
    {
        await using var stub = await new TextHarness(Vendor).StubAsync(StubAnswers.Body(status, refusal), Good);
        var text = Vendor.Connect(stub.Http, stub.Address, VendorStub.Key);

        (await text.StreamAsync(TextCalls.Call("x"), Ct).ToListAsync(Ct)).Joined().ShouldBe("ok");
        (await text.StreamAsync(TextCalls.Call("y"), Ct).ToListAsync(Ct)).Joined().ShouldBe("ok");

        Asked(stub).ShouldBe(["""{"include_usage":true,"include_obfuscation":false}""", null, null]);
    }

    [Fact]
    public async Task Only_the_named_option_is_omitted()
    {
        var refusal = StubAnswers.Body(400, Vendor.Invalid("Unknown parameter: 'stream_options.include_obfuscation'."));
        await using var stub = await new TextHarness(Vendor).StubAsync(refusal, Good);

        (await Vendor.Connect(stub.Http, stub.Address, VendorStub.Key).StreamAsync(TextCalls.Call("x"), Ct).ToListAsync(Ct)).Joined().ShouldBe("ok");

        Asked(stub).ShouldBe(["""{"include_usage":true,"include_obfuscation":false}""", """{"include_usage":true}"""]);
    }

    [Fact]
    public async Task Options_of_the_caller_are_never_omitted()
    {
        await using var stub = await new TextHarness(Vendor).StubAsync(StubAnswers.Body(400, Vendor.Invalid("Unsupported parameter: 'seed'.")), Good);

        (await new TextHarness(Vendor).FailureAsync(stub)).Kind.ShouldBe(FailureKind.InvalidInput);

        stub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_that_repeats_the_callers_text_does_not_switch_the_count_off_for_others()
    {
        var refusal = StubAnswers.Body(400, Vendor.Invalid("Invalid value: 'I said stream_options'."));
        await using var stub = await new TextHarness(Vendor).StubAsync(refusal, refusal, Good);
        var text = Vendor.Connect(stub.Http, stub.Address, VendorStub.Key);

        (await text.StreamAsync(TextCalls.Call("x"), Ct).ToListAsync(Ct)).ShouldHaveSingleItem().ShouldBeOfType<TextPart.Failed>();
        await text.StreamAsync(TextCalls.Call("y"), Ct).ToListAsync(Ct);

        Asked(stub)[^1].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("gpt-image-1.5", "output_format", "")]
    [InlineData("gpt-image-1.5", "output_format", "image_url")]
    [InlineData("dall-e-3", "response_format", "")]
    public async Task A_server_that_refuses_an_added_image_option_is_not_sent_it_again(string model, string option, string input)
    {
        var vendor = new OpenAiImagesVendor();
        var route = input.Length == 0 ? vendor.SubmitRoute : $"POST {vendor.AddressPath}/images/edits";
        var made = StubAnswers.Body(200, vendor.Made);
        await using var stub = await VendorStub.StartAsync();
        stub.On(route, vendor.Invalid($"Unknown parameter: \\'{option}\\'."), made, made, vendor.Invalid("Unknown parameter: \\'background\\'."));
        var call = TaskCalls.Of(TaskKind.Image, model, "A fox", "{'format':'webp','background':'opaque'}",
            input.Length == 0 ? [] : [(input, new MediaInput("image/png", "one"u8.ToArray()))]);
        var images = vendor.Connect(stub.Http, stub.Address, VendorStub.Key);

        (await images.SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Completed>();
        (await images.SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Completed>();
        var refused = (await images.SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Failed>();

        refused.Failure.Kind.ShouldBe(FailureKind.InvalidInput);
        stub.Requests.Select(request => request.Text.Contains(option, StringComparison.Ordinal)).ShouldBe([true, false, false, false]);
        stub.Requests.ShouldAllBe(request => request.Text.Contains("background", StringComparison.Ordinal));
    }

    private static List<string?> Asked(VendorStub stub) =>
        [.. stub.Requests.Select(request => request.Json.TryGetProperty("stream_options", out var options) ? options.GetRawText() : null)];
}
