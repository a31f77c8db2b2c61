using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.WhisperCpp;

namespace Tessera.Testing.Vendors;

/// <summary>https://github.com/ggml-org/whisper.cpp/blob/master/examples/server/server.cpp</summary>
internal sealed class WhisperCppVendor : TaskVendor
{
    protected override TaskCall Usual =>
        TaskCalls.Of(TaskKind.Transcription, "default", "", "{'language':'en'}", ("audio_url", new MediaInput("audio/mpeg", Sound)));

    // It has one model, which no request names.
    public override string ModelMark => "";

    public override string SubmitRoute => "POST /inference";

    public override string CheckRoute => "GET /health";

    public override (string, string) KeyHeader => ("authorization", $"Bearer {VendorStub.Key}");

    public override TaskOutput Output => new TaskOutput.Text(Words ?? "Good day");

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new WhisperCppTranscripts(http, address, key);

    public override void Serves(VendorStub stub) => stub.On(SubmitRoute, StubAnswers.Body(200, $$"""
        {"task":"transcribe","language":"english","duration":2.0,"text":{{JsonSerializer.Serialize($" {Words ?? "Good day"}\n")}},"segments":[]}
        """));

    public override void Breaks(VendorStub stub) => stub.On(SubmitRoute, Json(200, "{'error':'failed to process audio'}"));

    public override RequestDelegate Invalid(string sentence) => Json(400, $"{{'error':'{sentence}'}}");
}
