using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.Ideogram;

namespace Tessera.Testing.Vendors;

/// <summary>https://developer.ideogram.ai/api-reference</summary>
internal sealed class IdeogramVendor : DirectVendor
{
    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Image, "ideogram-v3", "A fox");

    public override string ModelMark => "";

    public override string SubmitRoute => Call switch
    {
        { Kind: not TaskKind.Tool } => $"POST /v1/{Call.Model}/generate",
        { Model: "ideogram-v3" } => "POST /v1/ideogram-v3/inpaint",
        _ => $"POST /v1/{Call.Model}",
    };

    public override string? CheckRoute => null;

    public override (string, string) KeyHeader => ("api-key", VendorStub.Key);

    public override string Made => Answer(Link, "true");

    public override string Broken => """{"created":"2026-01-23T04:56:07+00:00","data":[]}""";

    public override RequestDelegate RefusedInput => Json(422, "{'error':'Prompt or provided image failed the safety checks'}");

    public override RequestDelegate RefusedOutput => StubAnswers.Body(200, Answer("", "false"));

    // Its 429 has no body.
    public override RequestDelegate TooManyRequests => StubAnswers.Body(429, "", headers: ("Retry-After", "7"));

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new IdeogramImages(http, address, key);

    public override RequestDelegate Invalid(string sentence) => Json(400, $"{{'error':'{sentence}'}}");

    private static string Answer(string link, string isSafe) => $$$"""
        {"created":"2026-01-23T04:56:07+00:00","data":[{"prompt":"A fox","resolution":"1024x1024","upscaled_resolution":null,
         "is_image_safe":{{{isSafe}}},"seed":12345,"url":"{{{link}}}","style_type":"GENERAL"}]}
        """;
}
