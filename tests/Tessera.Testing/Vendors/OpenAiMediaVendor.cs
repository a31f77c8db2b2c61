using Microsoft.AspNetCore.Http;
using Tessera.Providers;

namespace Tessera.Testing.Vendors;

/// <summary>What OpenAI answers to any request for media. https://platform.openai.com/docs/guides/error-codes</summary>
internal abstract class OpenAiMediaVendor : DirectVendor
{
    public override string AddressPath => "/v1";

    public override string CheckRoute => $"GET {AddressPath}/models";

    public override (string, string) KeyHeader => ("authorization", $"Bearer {VendorStub.Key}");

    public override RequestDelegate RefusedInput => Refused("input");

    public override RequestDelegate RefusedOutput => Refused("output");

    // One status for all three: the code and the words tell.
    public override RequestDelegate NoFunds =>
        Error(429, "insufficient_quota", "insufficient_quota", "You exceeded your current quota, please check your plan and billing details.");

    public override RequestDelegate TooManyRequests =>
        Error(429, "requests", "rate_limit_exceeded", "Rate limit reached for this model in organization org-a1 per min.", ("Retry-After", "7"));

    public override RequestDelegate TooManyAtOnce => Error(429, "requests", "rate_limit_exceeded", "Too many concurrent requests.");

    public override FailureKind TooManyAtOnceMeans => FailureKind.ConcurrencyLimited;

    public override RequestDelegate Invalid(string sentence) => Error(400, "invalid_request_error", "invalid_value", sentence);

    private static RequestDelegate Refused(string stage) => Json(400, $$$"""
        {'error':{'message':'Your request was rejected by the safety system.','type':'image_generation_user_error','param':null,
         'code':'moderation_blocked','moderation_details':{'moderation_stage':'{{{stage}}}','categories':['violence']} } }
        """);

    private static RequestDelegate Error(int status, string type, string code, string message, params (string, string)[] headers) =>
        Json(status, $"{{'error':{{'message':'{message}','type':'{type}','param':null,'code':'{code}'}}}}", headers);
}
