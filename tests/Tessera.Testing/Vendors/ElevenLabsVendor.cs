using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.ElevenLabs;

namespace Tessera.Testing.Vendors;

/// <summary>What ElevenLabs answers at once. https://elevenlabs.io/docs/api-reference</summary>
internal sealed class ElevenLabsVendor : DirectVendor
{
    public const string Rachel = "21m00Tcm4TlvDq8ikWAM";

    /// <summary>The first page of voices of an account that has none of its own.</summary>
    public const string Voices = """
        {"voices":[{"voice_id":"CwhRBWXzGAHq8TQ4Fs17","name":"Roger - Laid-Back, Casual","category":"premade"},
         {"voice_id":"EXAVITQu4vr4xnSDxMaL","name":"Sarah","category":"premade"},
         {"voice_id":"voiceofthehouse00001","name":"House","category":"cloned"}],"has_more":false,"total_count":3}
        """;

    public ElevenLabsVendor() => File = Sound;

    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Speech, "eleven_flash_v2_5", "A fox", $"{{'voice_id':'{Rachel}','format':'mp3'}}");

    public override string ModelMark => Call.Model is "audio-isolation" ? "" : Call.Model;

    public override string SubmitRoute => Call switch
    {
        { Kind: TaskKind.Speech } => $"POST /v1/text-to-speech/{Rachel}",
        { Kind: TaskKind.Music } => "POST /v1/music",
        { Kind: TaskKind.Transcription } => "POST /v1/speech-to-text",
        { Model: "audio-isolation" } => "POST /v1/audio-isolation",
        { Model: "eleven_v3" } => "POST /v1/text-to-dialogue",
        { Model: "eleven_multilingual_sts_v2" } => $"POST /v1/speech-to-speech/{Rachel}",
        _ => "POST /v1/sound-generation",
    };

    public override string CheckRoute => "GET /v1/models";

    public override (string, string) KeyHeader => ("xi-api-key", VendorStub.Key);

    public override TaskOutput Output => Words is null ? new TaskOutput.File(File) : new TaskOutput.Text(Words);

    public override RequestDelegate WholeAnswer => Words is null
        ? StubAnswers.Bytes(200, File, "audio/mpeg", ("character-cost", "5"))
        : StubAnswers.Body(200, $$"""{"language_code":"eng","language_probability":0.98,"text":{{JsonSerializer.Serialize(Words)}},"words":[]}""");

    public override string Broken => """{"detail":{"status":"internal_error","message":"Something went wrong."}}""";

    public override RequestDelegate RefusedInput => Error(400, "content_against_policy", "This text is against our policy.");

    public override RequestDelegate RefusedOutput => Error(422, "bad_prompt", "The prompt seems to name a song that is protected.");

    public override RequestDelegate NoFunds => Error(401, "quota_exceeded", "This request exceeds your quota of 10000. You have 5 credits remaining.");

    public override RequestDelegate TooManyRequests => Error(429, "system_busy", "Our system is busy.", ("Retry-After", "7"));

    public override RequestDelegate TooManyAtOnce => Error(429, "too_many_concurrent_requests", "Too many concurrent requests.");

    public override FailureKind TooManyAtOnceMeans => FailureKind.ConcurrencyLimited;

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new ElevenLabsMedia(http, address, key);

    public override void Serves(VendorStub stub)
    {
        base.Serves(stub);
        stub.On("GET /v2/voices", StubAnswers.Body(200, Voices));
    }

    public override void Breaks(VendorStub stub)
    {
        base.Breaks(stub);
        stub.On("GET /v2/voices", StubAnswers.Body(200, Voices));
    }

    public override RequestDelegate Invalid(string sentence) => Error(400, "invalid_text", sentence);

    /// <summary>A refusal.</summary>
    public static RequestDelegate Error(int status, string code, string message, params (string, string)[] headers) =>
        Json(status, $"{{'detail':{{'status':'{code}','message':'{message}'}}}}", headers);
}
