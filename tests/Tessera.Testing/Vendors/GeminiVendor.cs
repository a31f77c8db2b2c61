using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.Gemini;

namespace Tessera.Testing.Vendors;

/// <summary>Google's wire facts. https://ai.google.dev/api/generate-content, https://ai.google.dev/gemini-api/docs/troubleshooting</summary>
internal sealed class GeminiVendor : TextVendor
{
    public override string AddressPath => "/v1beta";

    public override string Route => $"POST {AddressPath}/models/{Model}:streamGenerateContent";

    public override string WholeRoute => $"POST {AddressPath}/models/{Model}:generateContent";

    public override (string Stop, string Length, string Policy) Reasons => ("STOP", "MAX_TOKENS", "SAFETY");

    public override string EndMark => "";

    public override string FailureEvent => Event(FailureBody);

    public override string FailureBody => Error(503, "UNAVAILABLE", "The model is overloaded. Please try again later.");

    public override RequestDelegate RefusedPrompt => StubAnswers.Events(
        Event("""{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{"promptTokenCount":9,"totalTokenCount":9},"modelVersion":"gemini"}"""));

    public override RequestDelegate RateLimit => StubAnswers.Body(
        429, Quota("generate_requests_per_model_per_minute", "GenerateRequestsPerMinutePerProjectPerModel-FreeTier"));

    public override IReadOnlyList<RequestDelegate> NoFunds =>
    [
        StubAnswers.Body(429, Quota("generate_content_free_tier_requests", "GenerateRequestsPerDayPerProjectPerModel-FreeTier")),
        StubAnswers.Body(429, Error(429, "RESOURCE_EXHAUSTED", "Your prepayment credits are depleted. Please go to AI Studio.")),
        StubAnswers.Body(400, Error(400, "FAILED_PRECONDITION", "Gemini API free tier is not available in your country. Please enable billing.")),
    ];

    public override RequestDelegate TooManyAtOnce => StubAnswers.Body(429, Quota("concurrent_requests", "ConcurrentRequestsPerProject"));

    public override IReadOnlyList<RequestDelegate> BadKey =>
    [
        StubAnswers.Body(
            400,
            """
            {"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT",
            "details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com"}]}}
            """),
        StubAnswers.Body(403, Error(403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers.")),
        StubAnswers.Body(400, Error(400, "FAILED_PRECONDITION", "User location is not supported for the API use.")),
    ];

    public static string Event(string data) => $"data: {data.ReplaceLineEndings("")}\n\n";

    public override ITextProvider Connect(HttpMessageInvoker http, Uri address, string key) => new GeminiText(http, new Uri(address, AddressPath), key);

    public override string Stream(IReadOnlyList<string> pieces, string? finish, StubUsage? usage = null)
    {
        var end = usage is null ? "" : $$$""","usageMetadata":{"promptTokenCount":{{{usage.Prompt}}},"candidatesTokenCount":{{{usage.Completion}}},"totalTokenCount":21}""";
        return string.Concat(pieces.Select(piece =>
                Event($$$"""{"candidates":[{"content":{"parts":[{"text":{{{JsonSerializer.Serialize(piece)}}}}],"role":"model"},"index":0}],"modelVersion":"gemini"}""")))
            + (finish is null ? "" : Event($$$"""{"candidates":[{"finishReason":"{{{finish}}}","index":0}]{{{end}}},"modelVersion":"gemini"}"""));
    }

    public override string Whole(string text, string finish, StubUsage? usage)
    {
        var content = text.Length == 0 ? "" : "\"content\":" + $$$"""{"parts":[{"text":{{{JsonSerializer.Serialize(text)}}}}],"role":"model"},""";
        var counted = usage is null ? "" : $$$""","usageMetadata":{"promptTokenCount":{{{usage.Prompt}}},"candidatesTokenCount":{{{usage.Completion}}}}""";
        return $$$"""{"candidates":[{{{{content}}}"finishReason":"{{{finish}}}","index":0}]{{{counted}}}}""";
    }

    public override string StreamCalls(IReadOnlyList<StubCall> calls) =>
        string.Concat(calls.Select(call => Event($$$"""{"candidates":[{"content":{"parts":[{{{CallOf(call)}}}],"role":"model"},"index":0}]}""")))
        + Event("""{"candidates":[{"finishReason":"STOP","index":0}]}""");

    public override string WholeCalls(IReadOnlyList<StubCall> calls) =>
        $$$"""{"candidates":[{"content":{"parts":[{{{string.Join(',', calls.Select(CallOf))}}}],"role":"model"},"finishReason":"STOP","index":0}]}""";

    public override string Invalid(string sentence) => Error(400, "INVALID_ARGUMENT", sentence);

    private static string CallOf(StubCall call) => $$$"""{"functionCall":{{{{call.IdMember}}}"name":"{{{call.Name}}}","args":{{{call.Arguments.Replace("|", "", StringComparison.Ordinal)}}}}}""";

    private static string Error(int code, string status, string message) => JsonSerializer.Serialize(new { error = new { code, message, status } });

    private static string Quota(string metric, string id) => $$$"""
        {"error":{"code":429,"status":"RESOURCE_EXHAUSTED","message":"You exceeded your current quota, please check your plan and billing details.",
        "details":[
        {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaMetric":"generativelanguage.googleapis.com/{{{metric}}}","quotaId":"{{{id}}}"}]},
        {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"22.5s"}]}}
        """;
}
