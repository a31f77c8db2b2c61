using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.Gemini;

namespace Tessera.Testing.Vendors;

/// <summary>https://ai.google.dev/gemini-api/docs/image-generation</summary>
internal sealed class GeminiImagesVendor : DirectVendor
{
    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Image, "gemini-2.5-flash-image", "A fox");

    public override string AddressPath => "/v1beta";

    public override string ModelMark => "";

    public override string SubmitRoute => $"POST {AddressPath}/models/{Call.Model}:generateContent";

    public override string CheckRoute => $"GET {AddressPath}/models";

    public override (string, string) KeyHeader => ("x-goog-api-key", VendorStub.Key);

    public override TaskOutput Output => new TaskOutput.File(File);

    public override string Made => $$$"""
        {"candidates":[{"content":{"parts":[
           {"text":"Here is a fox:"},
           {"inlineData":{"mimeType":"image/png","data":"AAAA"},"thought":true},
           {"inlineData":{"mimeType":"image/png","data":"{{{Convert.ToBase64String(File)}}}"},"thoughtSignature":"c2ln"}],"role":"model"},
         "finishReason":"STOP","index":0}],
         "usageMetadata":{"promptTokenCount":4,"candidatesTokenCount":1290,"totalTokenCount":1294,"candidatesTokensDetails":[{"modality":"IMAGE","tokenCount":1290}]},
         "modelVersion":"gemini-2.5-flash-image","responseId":"r1"}
        """;

    public override string Broken => """{"candidates":[{"content":{"role":"model"},"finishReason":"NO_IMAGE","index":0}],"modelVersion":"gemini-2.5-flash-image"}""";

    public override RequestDelegate RefusedInput => Json(200, "{'promptFeedback':{'blockReason':'PROHIBITED_CONTENT'},'modelVersion':'gemini-2.5-flash-image'}");

    public override RequestDelegate RefusedOutput => Json(200, "{'candidates':[{'finishReason':'IMAGE_SAFETY','finishMessage':'Unable to show the generated image.','index':0}]}");

    public override RequestDelegate NoFunds => Exhausted("GenerateRequestsPerDayPerProjectPerModel", "You exceeded your current quota, please check your plan and billing details.");

    public override RequestDelegate TooManyRequests => Exhausted(
        "GenerateRequestsPerMinutePerProjectPerModel", "You exceeded your current quota, please check your plan and billing details.", ",{'@type':'type.googleapis.com/google.rpc.RetryInfo','retryDelay':'7s'}");

    public override RequestDelegate TooManyAtOnce => Exhausted("ConcurrentRequests", "Too many concurrent requests.");

    public override FailureKind TooManyAtOnceMeans => FailureKind.ConcurrencyLimited;

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new GeminiImages(http, new Uri(address, AddressPath), key);

    public override RequestDelegate Invalid(string sentence) => Json(400, $"{{'error':{{'code':400,'message':'{sentence}','status':'INVALID_ARGUMENT'}}}}");

    private static RequestDelegate Exhausted(string quota, string message, string more = "") => Json(429, $$$"""
        {'error':{'code':429,'message':'{{{message}}}','status':'RESOURCE_EXHAUSTED','details':[
          {'@type':'type.googleapis.com/google.rpc.QuotaFailure','violations':[{'quotaMetric':'generate_content_requests','quotaId':'{{{quota}}}'}]}{{{more}}}]}}
        """);
}
