using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.OpenAi;

namespace Tessera.Testing.Vendors;

/// <summary>The wire facts of a server that speaks chat completions; each words its failures in its own way.</summary>
/// <param name="name">One of <see cref="OpenAiPresets"/>.</param>
/// <param name="error">The body of a failure, by status, machine code and sentence.</param>
internal sealed class OpenAiVendor(string name, Func<int, string, string, string> error) : TextVendor
{
    private readonly OpenAiServer _server = OpenAiPresets.Find(name) ?? throw new ArgumentException($"There is no preset {name}.", nameof(name));

    /// <summary>What comes before the first words: comments, thoughts.</summary>
    public string Prelude { get; init; } = "";

    /// <summary>What comes before the body of a reply that is not streamed.</summary>
    public string Blanks { get; init; } = "";

    /// <summary>How a failure in the middle of a stream is sent; by default as its body.</summary>
    public string? Broken { get; init; }

    /// <summary>How a refused prompt is said where it is not a code of the usual kind.</summary>
    public RequestDelegate? Moderated { get; init; }

    public override string AddressPath => "/v1";

    public override string Route => $"POST {AddressPath}/chat/completions";

    public override (string Stop, string Length, string Policy) Reasons => ("stop", "length", "content_filter");

    public override string EndMark => "data: [DONE]\n\n";

    public override string FailureEvent => Broken ?? Event(FailureBody);

    public override string FailureBody => error(503, "server_error", "The server is overloaded.");

    public override RequestDelegate RefusedPrompt => Moderated ?? StubAnswers.Body(400, error(400, "content_policy_violation", "Your request was rejected."));

    public override RequestDelegate RateLimit => StubAnswers.Body(429, error(429, "rate_limit_exceeded", "Rate limit reached for requests."));

    public override IReadOnlyList<RequestDelegate> NoFunds =>
    [
        StubAnswers.Body(402, error(402, "insufficient_balance", "Insufficient Balance")),
        StubAnswers.Body(429, error(429, "insufficient_quota", "You exceeded your current quota, please check your plan and billing details.")),
    ];

    public override RequestDelegate TooManyAtOnce => StubAnswers.Body(429, error(429, "rate_limit_exceeded", "Too many concurrent requests."));

    public override IReadOnlyList<RequestDelegate> BadKey =>
    [
        StubAnswers.Body(401, error(401, "invalid_api_key", "Incorrect API key provided: sk-te*****cdef.")),
        StubAnswers.Body(403, error(403, "forbidden", "The team is blocked.")),
    ];

    public static string Event(string data) => $"data: {data.ReplaceLineEndings("")}\n\n";

    public override ITextProvider Connect(HttpMessageInvoker http, Uri address, string key) =>
        new OpenAiText(http, _server with { Address = new Uri(address, AddressPath) }, key);

    public override string Stream(IReadOnlyList<string> pieces, string? finish, StubUsage? usage = null)
    {
        var end = usage is null ? "" : Event($$$"""{"id":"c1","choices":[],"usage":{"prompt_tokens":{{{usage.Prompt}}},"completion_tokens":{{{usage.Completion}}},"total_tokens":21}}""");
        return Prelude
            + Event("""{"id":"c1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}""")
            + string.Concat(pieces.Select(piece =>
                Event($$$"""{"id":"c1","choices":[{"index":0,"delta":{"content":{{{JsonSerializer.Serialize(piece)}}}},"finish_reason":null}],"usage":null}""")))
            + (finish is null ? "" : Event($$$"""{"id":"c1","choices":[{"index":0,"delta":{},"finish_reason":"{{{finish}}}"}],"usage":null}""") + end + EndMark);
    }

    public override string Whole(string text, string finish, StubUsage? usage)
    {
        var counted = usage is null ? "" : $$$""","usage":{"prompt_tokens":{{{usage.Prompt}}},"completion_tokens":{{{usage.Completion}}}}""";
        var message = $$$"""{"role":"assistant","content":{{{JsonSerializer.Serialize(text)}}},"reasoning_content":"Hm.","refusal":null}""";
        return $$$"""{{{Blanks}}}{"id":"c1","object":"chat.completion","choices":[{"index":0,"message":{{{message}}},"finish_reason":"{{{finish}}}"}]{{{counted}}}}""";
    }

    public override string StreamCalls(IReadOnlyList<StubCall> calls) =>
        string.Concat(calls.SelectMany(call => call.Arguments.Split('|').Select((piece, place) =>
            Event($$$"""{"choices":[{"index":0,"delta":{"tool_calls":[{{{CallOf(place == 0 ? call with { Arguments = piece } : new StubCall(null, "", piece))}}}]}}]}"""))))
        + Event("""{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""") + EndMark;

    public override string WholeCalls(IReadOnlyList<StubCall> calls) =>
        $$$"""{"choices":[{"index":0,"message":{"content":null,"tool_calls":[{{{string.Join(',', calls.Select(call => CallOf(call with { Arguments = call.Arguments.Replace("|", "", StringComparison.Ordinal) })))}}}]},"finish_reason":"tool_calls"}]}""";

    public override string Invalid(string sentence) => error(400, "invalid_request_error", sentence);

    private static string CallOf(StubCall call) =>
        $$$"""{"index":0,{{{call.IdMember}}}"type":"function","function":{"name":"{{{call.Name}}}","arguments":{{{JsonSerializer.Serialize(call.Arguments)}}}}}""";
}
