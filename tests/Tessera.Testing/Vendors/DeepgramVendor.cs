using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.Deepgram;

namespace Tessera.Testing.Vendors;

/// <summary>https://developers.deepgram.com/reference/speech-to-text/listen-pre-recorded; it has no content policy.</summary>
internal sealed class DeepgramVendor : TaskVendor
{
    protected override TaskCall Usual =>
        TaskCalls.Of(TaskKind.Transcription, "nova-3", "", "{'language':'en'}", ("audio_url", new MediaInput("audio/mpeg", Sound)));

    // It stands in the query.
    public override string ModelMark => "";

    public override string SubmitRoute => "POST /v1/listen";

    public override string CheckRoute => "GET /v1/projects";

    public override (string, string) KeyHeader => ("authorization", $"Token {VendorStub.Key}");

    public override TaskOutput Output => new TaskOutput.Text(Words ?? "Good day");

    // 429 is too many at once.
    public override FailureKind TooManyRequestsMeans => FailureKind.ConcurrencyLimited;

    public override RequestDelegate TooManyRequests =>
        Json(429, "{'err_code':'TOO_MANY_REQUESTS','err_msg':'Too many requests. Please try again later','request_id':'uuid'}", ("Retry-After", "7"));

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new DeepgramTranscripts(http, address, key);

    public override void Serves(VendorStub stub) => stub.On(SubmitRoute, StubAnswers.Body(200, $$$"""
        {"metadata":{"request_id":"a847f427","created":"2026-11-30T08:00:00Z","duration":2.0,"channels":1},
         "results":{"channels":[{"alternatives":[{"transcript":{{{JsonSerializer.Serialize(Words ?? "Good day")}}},"confidence":0.99,"words":[]}]}]} }
        """));

    public override void Breaks(VendorStub stub) => stub.On(SubmitRoute, Json(200, "{'err_code':'INTERNAL_SERVER_ERROR','err_msg':'Please try again later','request_id':'uuid'}"));

    public override RequestDelegate Invalid(string sentence) => Json(400, $"{{'err_code':'Bad Request','err_msg':'{sentence}','request_id':'uuid'}}");
}
