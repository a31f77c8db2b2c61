using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.OpenAi;

namespace Tessera.Testing.Vendors;

/// <summary>https://platform.openai.com/docs/api-reference/images</summary>
internal sealed class OpenAiImagesVendor : DirectVendor
{
    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Image, "gpt-image-1.5", "A fox");

    public override string AddressPath => "/v1";

    public override string SubmitRoute => $"POST {AddressPath}/images/generations";

    public override string CheckRoute => $"GET {AddressPath}/models";

    public override (string, string) KeyHeader => ("authorization", $"Bearer {VendorStub.Key}");

    public override TaskOutput Output => new TaskOutput.File(File);

    public override string Made => $$$"""
        {"created":1713833628,"background":"opaque","output_format":"png","size":"1024x1024","quality":"high",
         "data":[{"b64_json":"{{{Convert.ToBase64String(File)}}}"}],
         "usage":{"total_tokens":100,"input_tokens":50,"output_tokens":50,"input_tokens_details":{"text_tokens":10,"image_tokens":40} } }
        """;

    public override string Broken => """{"created":1713833628,"data":[]}""";

    public override RequestDelegate RefusedInput => Refused("input");

    public override RequestDelegate RefusedOutput => Refused("output");

    // One status for all three: the code and the words tell.
    public override RequestDelegate NoFunds =>
        Error(429, "insufficient_quota", "insufficient_quota", "You exceeded your current quota, please check your plan and billing details.");

    public override RequestDelegate TooManyRequests =>
        Error(429, "requests", "rate_limit_exceeded", "Rate limit reached for gpt-image-1.5 in organization org-a1 on images per min.", ("Retry-After", "7"));

    public override RequestDelegate TooManyAtOnce => Error(429, "requests", "rate_limit_exceeded", "Too many concurrent requests.");

    public override FailureKind TooManyAtOnceMeans => FailureKind.ConcurrencyLimited;

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new OpenAiImages(http, new Uri(address, AddressPath), key);

    public override RequestDelegate Invalid(string sentence) => Error(400, "invalid_request_error", "invalid_value", sentence);

    private static RequestDelegate Refused(string stage) => Json(400, $$$"""
        {'error':{'message':'Your request was rejected by the safety system.','type':'image_generation_user_error','param':null,
         'code':'moderation_blocked','moderation_details':{'moderation_stage':'{{{stage}}}','categories':['violence']} } }
        """);

    private static RequestDelegate Error(int status, string type, string code, string message, params (string, string)[] headers) =>
        Json(status, $"{{'error':{{'message':'{message}','type':'{type}','param':null,'code':'{code}'}}}}", headers);
}
