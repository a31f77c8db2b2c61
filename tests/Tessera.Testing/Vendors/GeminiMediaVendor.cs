using Microsoft.AspNetCore.Http;
using Tessera.Providers;

namespace Tessera.Testing.Vendors;

/// <summary>What Gemini answers to any request for media. https://ai.google.dev/gemini-api/docs/troubleshooting</summary>
internal abstract class GeminiMediaVendor : DirectVendor
{
    public override string AddressPath => "/v1beta";

    public override string ModelMark => "";

    public override string SubmitRoute => $"POST {AddressPath}/models/{Call.Model}:generateContent";

    public override string CheckRoute => $"GET {AddressPath}/models";

    public override (string, string) KeyHeader => ("x-goog-api-key", VendorStub.Key);

    public override RequestDelegate RefusedInput => Json(200, "{'promptFeedback':{'blockReason':'PROHIBITED_CONTENT'},'modelVersion':'gemini-2.5-flash-image'}");

    public override RequestDelegate RefusedOutput => Json(200, "{'candidates':[{'finishReason':'IMAGE_SAFETY','finishMessage':'Unable to show the generated image.','index':0}]}");

    public override RequestDelegate NoFunds => Exhausted("GenerateRequestsPerDayPerProjectPerModel", "You exceeded your current quota, please check your plan and billing details.");

    public override RequestDelegate TooManyRequests => Exhausted(
        "GenerateRequestsPerMinutePerProjectPerModel", "You exceeded your current quota, please check your plan and billing details.", ",{'@type':'type.googleapis.com/google.rpc.RetryInfo','retryDelay':'7s'}");

    public override RequestDelegate TooManyAtOnce => Exhausted("ConcurrentRequests", "Too many concurrent requests.");

    public override FailureKind TooManyAtOnceMeans => FailureKind.ConcurrencyLimited;

    public override RequestDelegate Invalid(string sentence) => Json(400, $"{{'error':{{'code':400,'message':'{sentence}','status':'INVALID_ARGUMENT'}}}}");

    private static RequestDelegate Exhausted(string quota, string message, string more = "") => Json(429, $$$"""
        {'error':{'code':429,'message':'{{{message}}}','status':'RESOURCE_EXHAUSTED','details':[
          {'@type':'type.googleapis.com/google.rpc.QuotaFailure','violations':[{'quotaMetric':'generate_content_requests','quotaId':'{{{quota}}}'}]}{{{more}}}]}}
        """);
}
