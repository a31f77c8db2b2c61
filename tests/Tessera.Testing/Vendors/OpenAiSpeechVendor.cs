using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.OpenAi;

namespace Tessera.Testing.Vendors;

/// <summary>https://platform.openai.com/docs/api-reference/audio/createSpeech</summary>
internal sealed class OpenAiSpeechVendor : OpenAiMediaVendor
{
    public OpenAiSpeechVendor() => File = Sound;

    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Speech, "tts-1", "A fox", "{'voice_id':'alloy','format':'mp3','speed':1}");

    public override string SubmitRoute => $"POST {AddressPath}/audio/speech";

    public override TaskOutput Output => new TaskOutput.File(File);

    public override RequestDelegate WholeAnswer => StubAnswers.Bytes(200, File, "audio/mpeg");

    public override string Broken => """{"error":{"message":"The server had an error.","type":"server_error","param":null,"code":null}}""";

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new OpenAiMedia(http, new Uri(address, AddressPath), key);
}
