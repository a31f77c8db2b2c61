using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.Anthropic;

namespace Tessera.Testing.Vendors;

/// <summary>Anthropic's wire facts. https://docs.anthropic.com/en/docs/build-with-claude/streaming, https://docs.anthropic.com/en/api/errors</summary>
internal sealed class AnthropicVendor : TextVendor
{
    public override string Route => "POST /v1/messages";

    public override (string Stop, string Length, string Policy) Reasons => ("end_turn", "max_tokens", "refusal");

    public override string EndMark => Event("""{"type":"message_stop"}""");

    public override string FailureEvent => Event(FailureBody);

    public override string FailureBody => Error("overloaded_error", "Overloaded");

    public override RequestDelegate RefusedPrompt => StubAnswers.Body(400, Error("invalid_request_error", "Output blocked by content filtering policy"));

    public override RequestDelegate RateLimit => StubAnswers.Body(
        429, Error("rate_limit_error", "This request would exceed your organization's rate limit of 50 requests per minute."));

    public override IReadOnlyList<RequestDelegate> NoFunds =>
    [
        StubAnswers.Body(402, Error("billing_error", "There is an issue with your billing.")),
        StubAnswers.Body(400, Error("invalid_request_error", "Your credit balance is too low to access the Anthropic API.")),
    ];

    public override RequestDelegate TooManyAtOnce => StubAnswers.Body(
        429, Error("rate_limit_error", "Number of concurrent connections has exceeded your rate limit."));

    public override IReadOnlyList<RequestDelegate> BadKey =>
    [
        StubAnswers.Body(401, Error("authentication_error", "invalid x-api-key")),
        StubAnswers.Body(403, Error("permission_error", "Your API key does not have permission to use the specified resource.")),
    ];

    public static string Event(string data) => $"event: {data.Split("\"type\":\"", 2)[1].Split('"')[0]}\ndata: {data}\n\n";

    public override ITextProvider Connect(HttpMessageInvoker http, Uri address, string key) => new AnthropicText(http, address, key);

    public override string Stream(IReadOnlyList<string> pieces, string? finish, StubUsage? usage = null)
    {
        var deltas = pieces.Select(piece =>
            Event($$$"""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":{{{JsonSerializer.Serialize(piece)}}}}}"""));
        var start = usage is null ? "" : $$$""","usage":{"input_tokens":{{{usage.Prompt}}},"output_tokens":1}""";
        var end = usage is null ? "" : $$$""","usage":{"output_tokens":{{{usage.Completion}}}}""";
        return Event($$$"""{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"model":"claude","stop_reason":null{{{start}}}}}""")
            + Event("""{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""")
            + Event("""{"type":"ping"}""")
            + string.Concat(deltas)
            + (finish is null ? "" : Event("""{"type":"content_block_stop","index":0}""")
                + Event($$$"""{"type":"message_delta","delta":{"stop_reason":"{{{finish}}}","stop_sequence":null}{{{end}}}}""")
                + EndMark);
    }

    public override string Whole(string text, string finish, StubUsage? usage)
    {
        var content = text.Length == 0 ? "" : $$$"""{"type":"text","text":{{{JsonSerializer.Serialize(text)}}}}""";
        var counted = usage is null ? "" : $$$""","usage":{"input_tokens":{{{usage.Prompt}}},"output_tokens":{{{usage.Completion}}}}""";
        return $$$"""{"id":"msg_1","type":"message","role":"assistant","model":"claude","content":[{{{content}}}],"stop_reason":"{{{finish}}}","stop_sequence":null{{{counted}}}}""";
    }

    public override string StreamCalls(IReadOnlyList<StubCall> calls) =>
        Event("""{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"model":"claude","stop_reason":null}}""")
        + string.Concat(calls.Select(call =>
            Event($$$"""{"type":"content_block_start","index":0,"content_block":{"type":"tool_use",{{{call.IdMember}}}"name":"{{{call.Name}}}","input":{} }}""")
            + string.Concat(call.Arguments.Split('|').Select(piece =>
                Event($$$"""{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":{{{JsonSerializer.Serialize(piece)}}}}}""")))
            + Event("""{"type":"content_block_stop","index":0}""")))
        + Event("""{"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null}}""") + EndMark;

    public override string WholeCalls(IReadOnlyList<StubCall> calls)
    {
        var blocks = calls.Select(call => $$$"""{"type":"tool_use",{{{call.IdMember}}}"name":"{{{call.Name}}}","input":{{{call.Arguments.Replace("|", "", StringComparison.Ordinal)}}}}""");
        return $$$"""{"type":"message","role":"assistant","content":[{{{string.Join(',', blocks)}}}],"stop_reason":"tool_use"}""";
    }

    public override string Invalid(string sentence) => Error("invalid_request_error", sentence);

    private static string Error(string type, string message) =>
        JsonSerializer.Serialize(new { type = "error", error = new { type, message }, request_id = "req_011CSHoEeqs5C35K2UUqR7Fy" });
}
