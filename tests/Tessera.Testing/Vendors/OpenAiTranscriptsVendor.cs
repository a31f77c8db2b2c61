using System.Text.Json;
using Tessera.Providers;
using Tessera.Providers.OpenAi;

namespace Tessera.Testing.Vendors;

/// <summary>https://platform.openai.com/docs/api-reference/audio/createTranscription</summary>
internal sealed class OpenAiTranscriptsVendor : OpenAiMediaVendor
{
    protected override TaskCall Usual =>
        TaskCalls.Of(TaskKind.Transcription, "whisper-1", "", "{'language':'en'}", ("audio_url", new MediaInput("audio/mpeg", Sound)));

    public override string ModelMark => $"\r\n{Call.Model}\r\n";

    public override string SubmitRoute => $"POST {AddressPath}/audio/transcriptions";

    public override TaskOutput Output => new TaskOutput.Text(Words ?? "Good day");

    public override string Made => $$$"""{"text":{{{JsonSerializer.Serialize(Words ?? "Good day")}}},"usage":{"type":"duration","seconds":2}}""";

    public override string Broken => """{"error":{"message":"The server had an error.","type":"server_error","param":null,"code":null}}""";

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new OpenAiMedia(http, new Uri(address, AddressPath), key);
}
