using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.MiniMax;

namespace Tessera.Testing.Vendors;

/// <summary>https://platform.minimax.io/docs/api-reference/speech-t2a-http</summary>
internal sealed class MiniMaxSpeechVendor : DirectVendor
{
    public MiniMaxSpeechVendor() => File = Sound;

    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Speech, "speech-02-turbo", "A fox", "{'voice_id':'male-qn-qingse','format':'mp3','speed':1}");

    public override string SubmitRoute => "POST /v1/t2a_v2";

    public override string? CheckRoute => null;

    public override (string, string) KeyHeader => ("authorization", $"Bearer {VendorStub.Key}");

    public override TaskOutput Output => new TaskOutput.File(File);

    public override string Made => $$$"""
        {"data":{"audio":"{{{Convert.ToHexStringLower(File)}}}","status":2,"ced":""},"extra_info":{"audio_length":2000,"usage_characters":5,"audio_format":"mp3"},
         "trace_id":"01b8bf9bb7433cc75c18eee6cfa8fe21","base_resp":{"status_code":0,"status_msg":"success"} }
        """;

    public override string Broken => """{"data":{"audio":"","status":2},"trace_id":"01b8","base_resp":{"status_code":0,"status_msg":"success"}}""";

    public override RequestDelegate RefusedInput => Refusal(200, 1026, "input new_sensitive");

    public override RequestDelegate RefusedOutput => Refusal(200, 1027, "output new_sensitive");

    public override RequestDelegate NoFunds => Refusal(200, 1008, "insufficient balance");

    public override RequestDelegate TooManyRequests => Refusal(200, 1002, "rate limit exceeded(RPM)", ("Retry-After", "7"));

    public override RequestDelegate TooManyAtOnce => Refusal(200, 1041, "conn limit");

    public override FailureKind TooManyAtOnceMeans => FailureKind.ConcurrencyLimited;

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new MiniMaxMedia(http, address, key);

    public override RequestDelegate Invalid(string sentence) => Refusal(200, 2013, sentence);

    /// <summary>An answer that reports a failure.</summary>
    public static RequestDelegate Refusal(int status, int code, string message, params (string, string)[] headers) =>
        Json(status, $"{{'trace_id':'01b8','base_resp':{{'status_code':{code},'status_msg':'{message}'}}}}", headers);
}
