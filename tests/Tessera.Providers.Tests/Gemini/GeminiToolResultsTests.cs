using System.Text.Json;
using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Gemini;

/// <summary>Calls that were made and their results, as Google wants them, with the signature that came with the call.</summary>
public sealed class GeminiToolResultsTests
{
    private static readonly GeminiVendor Vendor = new();

    private static readonly TextHarness Trial = new(Vendor);

    private static string Hello => Vendor.Stream(["Hello"], "STOP", new StubUsage("9", "12"));

    [Fact]
    public async Task Two_calls_made_at_once_go_back_with_their_results_in_one_turn_byte_for_byte()
    {
        var calls = await CalledAsync("""
            [{"functionCall":{"name":"weather","args":{"city":"Омск"}},"thoughtSignature":"CsYB+/8="},{"functionCall":{"id":"fc-2","name":"time","args":{}}}]
            """);

        var sent = await SentAsync(TextCalls.Call([.. TextCalls.WithTwoCalls(calls[0], calls[1], "I look."), TextCalls.User("Well?")]));

        sent.Text.ShouldBe("""
            {"contents":[{"role":"user","parts":[{"text":"Coat?"}]},
            {"role":"model","parts":[{"text":"I look."},{"functionCall":{"id":"call_0","name":"weather","args":{"city":"Омск"}},"thoughtSignature":"CsYB+/8="},
            {"functionCall":{"id":"fc-2","name":"time","args":{}}}]},
            {"role":"user","parts":[{"functionResponse":{"id":"call_0","name":"weather","response":{"output":"{\"celsius\":-31}"}}},
            {"functionResponse":{"id":"fc-2","name":"time","response":{"output":"nine"}}}]},{"role":"user","parts":[{"text":"Well?"}]}]}
            """.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData("gemini-3-pro-preview", "skip_thought_signature_validator")]
    [InlineData("gemini-2.5-flash", null)]
    public async Task Calls_of_another_providers_model_are_marked_as_unsigned_where_signatures_are_required(string model, string? signature)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On($"POST /v1beta/models/{model}:streamGenerateContent", StubAnswers.Events(Hello));
        var call = TextCalls.Call(TextCalls.WithTwoCalls("toolu_01a", "toolu_01b")) with { Model = model };

        await Vendor.Connect(stub.Http, stub.Address, VendorStub.Key).StreamAsync(call, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        var parts = stub.Requests.ShouldHaveSingleItem().Json.GetProperty("contents")[1].GetProperty("parts");
        (parts[0].TryGetProperty("thoughtSignature", out var given) ? given.GetString() : null).ShouldBe(signature);
        parts[0].GetProperty("functionCall").GetProperty("id").GetString().ShouldBe("toolu_01a");
        parts[1].TryGetProperty("thoughtSignature", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task An_id_that_resembles_one_with_a_signature_is_returned_unchanged()
    {
        var calls = await CalledAsync("""[{"functionCall":{"id":"odd~ts:id","name":"time"}}]""");

        var sent = await SentAsync(TextCalls.Call(TextCalls.WithTwoCalls(calls[0])) with { Model = "gpt-5" });

        sent.Json.GetProperty("contents")[1].GetProperty("parts")[0].GetProperty("functionCall").GetProperty("id").GetString().ShouldBe("odd~ts:id");
    }

    [Fact]
    public async Task A_call_that_google_does_not_name_is_named_unlike_those_before() =>
        (await CalledAsync("""[{"functionCall":{"name":"time"}}]""", TextCalls.WithTwoCalls())).ShouldBe(["call_2"]);

    private static Task<StubRequest> SentAsync(TextCall call) => Trial.SentAsync(StubAnswers.Events(Hello), call);

    /// <summary>The ids of the calls that a reply with these parts is read as.</summary>
    private static async Task<List<string>> CalledAsync(string parts, TextMessage[]? messages = null)
    {
        var events = GeminiVendor.Event(
            $$"""{"candidates":[{"content":{"parts":{{parts.ReplaceLineEndings("")}},"role":"model"},"finishReason":"STOP","index":0}]}""");
        var end = (await Trial.SaidAsync(StubAnswers.Events(events), TextCalls.Call(messages ?? [TextCalls.User("x")])))[^1].ShouldBeOfType<TextPart.End>();
        return [.. JsonElement.Parse(end.ToolCallsJson.ShouldNotBeNull()).EnumerateArray().Select(call => call.GetProperty("id").GetString() ?? "")];
    }
}
