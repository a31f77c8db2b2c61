using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.ElevenLabs;

namespace Tessera.Testing.Vendors;

/// <summary>https://elevenlabs.io/docs/api-reference/dubbing</summary>
internal sealed class ElevenLabsDubbingVendor : HostedVendor
{
    private const string Id = "21m00Tcm4TlvDq8ikWAM";

    public ElevenLabsDubbingVendor() => File = Sound;

    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Tool, "dubbing", "", "{'language':'en'}", ("audio_url", new MediaInput("audio/mpeg", Sound)));

    // A dubbing names no model.
    public override string ModelMark => "";

    public override string SubmitRoute => "POST /v1/dubbing";

    public override string PollRoute => $"GET /v1/dubbing/{Id}";

    public override string? CancelRoute => null;

    public override string CheckRoute => "GET /v1/models";

    public override (string, string) KeyHeader => ("xi-api-key", VendorStub.Key);

    public override TaskOutput Output => new TaskOutput.File(File);

    public override RequestDelegate Working => Json(200, Status("dubbing"));

    public override RequestDelegate UnheardOf => Json(200, Status("rehearsing"));

    public override RequestDelegate NoFunds => ElevenLabsVendor.Error(401, "quota_exceeded", "You have no credits left.");

    public override RequestDelegate TooManyAtOnce => ElevenLabsVendor.Error(429, "too_many_concurrent_requests", "Too many concurrent requests.");

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new ElevenLabsMedia(http, address, key);

    public override void Accepts(VendorStub stub) => stub.On(SubmitRoute, Json(200, $"{{'dubbing_id':'{Id}','expected_duration_sec':2.5}}"));

    public override void Finishes(VendorStub stub, string link) => stub
        .On(PollRoute, Json(200, Status("dubbed")))
        .On($"GET /v1/dubbing/{Id}/audio/en", StubAnswers.Bytes(200, File, "audio/mpeg"));

    public override void Breaks(VendorStub stub) => Ends(stub, "Could not separate the voices");

    public override void RefusesInput(VendorStub stub) => stub.On(SubmitRoute, ElevenLabsVendor.Error(400, "content_against_policy", "This is against our policy."));

    public override void RefusesOutput(VendorStub stub) => Ends(stub, "Rejected by moderation");

    public override RequestDelegate Invalid(string sentence) => ElevenLabsVendor.Error(422, "invalid_language", sentence);

    private void Ends(VendorStub stub, string error)
    {
        Accepts(stub);
        stub.On(PollRoute, Json(200, Status("failed", $"'{error}'")));
    }

    private static string Status(string status, string error = "null") => $$"""
        {'dubbing_id':'{{Id}}','name':'file','status':'{{status}}','source_language':null,'target_languages':['en'],'error':{{error}},
         'media_metadata':{'content_type':'audio/mpeg','duration':2.5} }
        """;
}
