using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Conformance;

/// <summary>
/// What every text connector understands although it is not as documented, seen in public reports of other gateways; a
/// part of <see cref="TextConformance"/>.
/// </summary>
public abstract partial class TextToleranceConformance : TextFailureConformance
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly StubUsage Counted = new("9", "12");

    private static readonly List<TextPart> Said = [new TextPart.Delta("Hello"), new TextPart.Usage(9, 12), new TextPart.End("stop")];

    public static TheoryData<string> ContentTypes => ["application/json", "text/plain; charset=utf-8", "text/event-stream", "text/json", "application/octet-stream", ""];

    private static readonly StubCall[] Alike =
    [
        new("\"a\"", "look", """{"n":1}"""),
        new("\"a\"", "look", """{"n"|:2}"""),
        new(null, "buy", """{"n":3}"""),
        new("\"\"", "look", """{"n":4}"""),
        new("7", "look", """{"n":5}"""),
        new("null", "buy", """{"n":6}"""),
    ];

    [Fact]
    public async Task Calls_with_equal_missing_and_empty_ids_stay_apart_and_get_ids_that_differ()
    {
        foreach (var answer in (RequestDelegate[])[StubAnswers.Events(Vendor.StreamCalls(Alike)), StubAnswers.Body(200, Vendor.WholeCalls(Alike))])
        {
            var calls = CallsIn(await SaidAsync(answer));

            calls.Select(call => (call.Name, call.Arguments)).ShouldBe(Alike.Select(call => (call.Name, call.Arguments.Replace("|", "", StringComparison.Ordinal))));
            calls.Select(call => call.Id).ShouldBeUnique();
            calls.ShouldAllBe(call => call.Id.Length > 0);
            (calls[0].Id, calls[4].Id).ShouldBe(("a", "7"));
        }
    }

    [Fact]
    public async Task An_id_that_an_earlier_call_of_the_conversation_has_is_not_given_again()
    {
        var events = Vendor.StreamCalls([new("\"call_a\"", "look", "{}"), new(null, "look", "{}")]);

        var calls = CallsIn(await new TextHarness(Vendor).SaidAsync(StubAnswers.Events(events), TextCalls.Call(TextCalls.WithTwoCalls())));

        calls.Count.ShouldBe(2);
        calls.Select(call => call.Id).Append("call_a").Append("call_b").ShouldBeUnique();
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_joined_with_its_other_half_or_replaced()
    {
        var events = Halved(Vendor.Stream(["Hi <hi>", "<lo>! <hi>", "<hi>", "x<lo> <hi>"], Vendor.Reasons.Stop, Counted));
        await using var stub = await new TextHarness(Vendor).StubAsync(StubAnswers.Events(events));

        var parts = await Vendor.Connect(stub.Http, stub.Address, VendorStub.Key).StreamAsync(TextCalls.Call("x"), Ct).ToListAsync(Ct);

        parts.Joined().ShouldBe("Hi 😀! \uFFFD\uFFFDx\uFFFD \uFFFD");
        parts.OfType<TextPart.Delta>().ShouldAllBe(delta => IsWellFormed(delta.Text));
        parts[^1].ShouldBe(new TextPart.End("stop"));
        stub.Requests.Count.ShouldBe(1);
        (await SaidAsync(StubAnswers.Body(200, Halved(Vendor.Whole("<hi><lo> <hi>", Vendor.Reasons.Stop, Counted))))).Joined().ShouldBe("😀 \uFFFD");
    }

    [Fact]
    public async Task A_byte_that_is_not_UTF_8_is_replaced()
    {
        foreach (var reply in (string[])[Vendor.Whole("He~llo", Vendor.Reasons.Stop, Counted), Vendor.Stream(["He~", "llo"], Vendor.Reasons.Stop, Counted)])
        {
            var bytes = Encoding.UTF8.GetBytes(reply);
            bytes.AsSpan().Replace((byte)'~', (byte)0xFE);

            (await SaidAsync(StubAnswers.Bytes(200, bytes, "application/json"))).Joined().ShouldBe("He\uFFFDllo");
        }
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_a_call_of_a_tool_is_replaced()
    {
        StubCall[] calls = [new("\"a<hi>\"", "look", """{"a":"<hi>|<lo><lo>| \\ud83d"}""")];

        foreach (var answer in (RequestDelegate[])[StubAnswers.Events(Halved(Vendor.StreamCalls(calls))), StubAnswers.Body(200, Halved(Vendor.WholeCalls(calls)))])
        {
            var made = CallsIn(await SaidAsync(answer)).ShouldHaveSingleItem();

            made.Id.ShouldBe("a\uFFFD");
            JsonSerializer.Deserialize<Dictionary<string, string>>(made.Arguments)!["a"].ShouldBe("😀\uFFFD \\ud83d");
        }
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_a_refusal_does_not_hide_what_is_wrong()
    {
        var failure = await new TextHarness(Vendor).FailureAsync(StubAnswers.Body(400, Halved(Vendor.Invalid("temperature: <hi> is not a number"))));

        failure.Kind.ShouldBe(FailureKind.InvalidInput);
        failure.Message.ShouldContain("temperature:");
        IsWellFormed(failure.Message).ShouldBeTrue();
    }

    [Fact]
    public async Task A_whole_reply_without_a_finish_reason_is_whole()
    {
        var body = Vendor.Whole("Hello", "FIN", Counted);

        foreach (var form in (string[])[body.Replace("\"FIN\"", "null", StringComparison.Ordinal), body.Replace("FIN", "", StringComparison.Ordinal), FinishMember().Replace(body, "")])
        {
            (await SaidAsync(StubAnswers.Body(200, form))).ShouldBe(Said, form);
        }
    }

    [Theory]
    [MemberData(nameof(ContentTypes))]
    public async Task A_reply_is_read_by_its_body_whatever_its_content_type(string type)
    {
        var whole = Vendor.Whole("Hello", Vendor.Reasons.Stop, Counted);
        var streamed = Vendor.Stream(["Hello"], Vendor.Reasons.Stop, Counted);

        foreach (var body in (string[])[whole, streamed, "\uFEFF" + whole, "\uFEFF" + streamed, "\r\n \n" + whole])
        {
            (await SaidAsync(StubAnswers.Body(200, body, type))).ShouldBe(Said, body);
        }
    }

    [Fact]
    public async Task The_finish_reason_is_passed_on_when_the_stream_stays_open_behind_it()
    {
        var events = Vendor.Stream(["Hello"], Vendor.Reasons.Stop, Counted);
        events = Vendor.EndMark.Length > 0 ? events.Replace(Vendor.EndMark, "", StringComparison.Ordinal) : events;
        await using var stub = await new TextHarness(Vendor).StubAsync(StubAnswers.Hang(events));

        var ending = await Vendor.Connect(stub.Http, stub.Address, VendorStub.Key).StreamAsync(TextCalls.Call("x"), Ct)
            .OfType<TextPart.Ending>().FirstAsync(ending => ending.Rest.Count == 2, Ct);

        ending.Rest.ShouldBe(Said[1..]);
        await stub.CallerDisconnected.WaitAsync(Ct);
    }

    [Fact]
    public async Task A_whole_reply_is_passed_on_when_its_connection_stays_open_behind_it()
    {
        var body = Vendor.Whole("Hello \\ \"}]", Vendor.Reasons.Stop, Counted);
        await using var stub = await new TextHarness(Vendor).StubAsync(StubAnswers.Hang(body, "application/json"));

        var parts = await Vendor.Connect(stub.Http, stub.Address, VendorStub.Key).StreamAsync(TextCalls.Call("x"), Ct).Take(2).ToListAsync(Ct);

        parts[0].ShouldBe(new TextPart.Delta("Hello \\ \"}]"));
        parts[^1].ShouldBeOfType<TextPart.Ending>().Rest.ShouldBe(Said[1..]);
        await stub.CallerDisconnected.WaitAsync(Ct);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("false")]
    public async Task An_empty_error_beside_a_valid_reply_is_ignored(string error)
    {
        var events = Vendor.Stream(["Hello"], Vendor.Reasons.Stop, Counted).Replace("data: {", $"data: {{\"error\":{error},", StringComparison.Ordinal);
        var body = Vendor.Whole("Hello", Vendor.Reasons.Stop, Counted).TrimStart();

        (await SaidAsync(StubAnswers.Events(events))).ShouldBe(Said);
        (await SaidAsync(StubAnswers.Body(200, $"{{\"error\":{error},{body[1..]}"))).ShouldBe(Said);
    }

    [Fact]
    public async Task A_whole_reply_is_read_although_its_connection_breaks_behind_it()
    {
        var body = Vendor.Whole("Hello", Vendor.Reasons.Stop, Counted);

        (await SaidAsync(Short(body))).ShouldBe(Said);
        foreach (var cut in (string[])[body[..^1], ""])
        {
            (await new TextHarness(Vendor).FailureAsync(Short(cut))).Kind.ShouldBe(FailureKind.UnknownOutcome, cut);
        }
    }

    [Fact]
    public async Task A_call_without_a_name_is_skipped()
    {
        StubCall[] calls = [new("\"a\"", "look", """{"n":1}"""), new("\"b\"", "", """{"n":2}"""), new("\"c\"", "buy", """{"n":3}""")];

        foreach (var answer in (RequestDelegate[])[StubAnswers.Events(Vendor.StreamCalls(calls)), StubAnswers.Body(200, Vendor.WholeCalls(calls))])
        {
            CallsIn(await SaidAsync(answer)).ShouldBe([new ToolCall("a", "look", """{"n":1}"""), new ToolCall("c", "buy", """{"n":3}""")]);
        }
    }

    [Fact]
    public async Task A_smaller_count_does_not_replace_a_greater_one()
    {
        var counted = Vendor.Stream(["Hello"], Vendor.Reasons.Stop, Counted);
        counted = Vendor.EndMark.Length > 0 ? counted.Replace(Vendor.EndMark, "", StringComparison.Ordinal) : counted;

        (await SaidAsync(StubAnswers.Events(counted + Vendor.Stream([], Vendor.Reasons.Stop, new StubUsage("0", "0"))))).ShouldBe(Said);
    }

    [Theory]
    [InlineData("9.0", "1.2e1")]
    [InlineData("\"9\"", "\"12.0\"")]
    public async Task A_count_in_another_form_is_a_count(string prompt, string completion)
    {
        var usage = new StubUsage(prompt, completion);

        (await SaidAsync(StubAnswers.Events(Vendor.Stream(["Hello"], Vendor.Reasons.Stop, usage)))).ShouldBe(Said);
        (await SaidAsync(StubAnswers.Body(200, Vendor.Whole("Hello", Vendor.Reasons.Stop, usage)))).ShouldBe(Said);
    }

    [Fact]
    public async Task Indexes_as_text_events_without_data_and_numbers_that_are_none_are_tolerated()
    {
        var events = Vendor.Stream(["Hello"], Vendor.Reasons.Stop, Counted)
            .Replace("\"index\":0", "\"index\":\"0\"", StringComparison.Ordinal)
            .Replace("data: {", "data: \n\ndata: \uFEFF{\"logprob\":-Infinity,\"said\":\"NaN \\\" NaN\",\"rate\":NaN,", StringComparison.Ordinal);

        (await SaidAsync(StubAnswers.Events(events))).ShouldBe(Said);
    }

    [Theory]
    [InlineData("""{"tools":[]}""")]
    [InlineData("""{"tools":[],"tool_choice":"auto"}""")]
    [InlineData("""{"tools":null,"tool_choice":"required"}""")]
    [InlineData("""{"tool_choice":"none"}""")]
    public async Task No_tools_are_sent_where_there_are_none(string options)
    {
        var call = TextCalls.Call("x", JsonSerializer.Deserialize<JsonElement>(options));

        (await new TextHarness(Vendor).SentAsync(StubAnswers.Events(Vendor.Stream(["ok"], Vendor.Reasons.Stop)), call)).Text.ShouldNotContain("tool");
    }

    private static List<ToolCall> CallsIn(List<TextPart> parts)
    {
        var end = parts[^1].ShouldBeOfType<TextPart.End>();
        end.FinishReason.ShouldBe("tool_calls");
        using var json = JsonDocument.Parse(end.ToolCallsJson.ShouldNotBeNull());
        return [.. json.RootElement.EnumerateArray().Select(call => new ToolCall(
            call.GetProperty("id").GetString()!,
            call.GetProperty("function").GetProperty("name").GetString()!,
            call.GetProperty("function").GetProperty("arguments").GetString()!))];
    }

    /// <summary>Puts the halves of 😀 in, as escapes; in a text of JSON inside JSON, their escapes' backslashes are doubled already.</summary>
    private static string Halved(string json) => json
        .Replace("\\u003Chi\\u003E", "\\ud83d", StringComparison.Ordinal).Replace("\\u003Clo\\u003E", "\\ude00", StringComparison.Ordinal)
        .Replace("<hi>", "\\ud83d", StringComparison.Ordinal).Replace("<lo>", "\\ude00", StringComparison.Ordinal);

    /// <summary>A body that is shorter than its length says: the connection breaks behind it.</summary>
    private static RequestDelegate Short(string body) =>
        StubAnswers.Body(200, body, "application/json", ("Content-Length", (Encoding.UTF8.GetByteCount(body) + 10).ToString(CultureInfo.InvariantCulture)));

    private static bool IsWellFormed(string text) => text == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private Task<List<TextPart>> SaidAsync(RequestDelegate answer) => new TextHarness(Vendor).SaidAsync(answer);

    [GeneratedRegex(@",""\w+"":""FIN""")]
    private static partial Regex FinishMember();
}
