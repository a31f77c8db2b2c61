using System.ClientModel;
using OpenAI;
using OpenAI.Audio;
using OpenAI.Images;
using Tessera.Media;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Clients;

/// <summary>Media through OpenAI's own libraries, against a server with the sandbox alone, where every model has its price.</summary>
[OneEngine]
public sealed class MediaClientTests(V2Server v2) : IClassFixture<V2Server>
{
    [Fact]
    public Task The_libraries_for_Node_get_what_they_ask_for() => NodeClient.RunAsync(v2.Server, "openai-media.test.mjs");

    [Fact]
    public async Task The_library_for_dotnet_makes_images_speaks_and_transcribes()
    {
        var account = await v2.Server.OpenAccountAsync();
        var client = new OpenAIClient(new ApiKeyCredential(account.Key), new OpenAIClientOptions { Endpoint = new Uri(v2.Server.Url, "/v1") });

        var square = new ImageGenerationOptions { Size = GeneratedImageSize.W1024xH1024 };
        var image = (await client.GetImageClient("gpt-image-1.5").GenerateImageAsync("A red barn", square, TestHttp.Ct)).Value;
        using var stream = new MemoryStream(image.ImageBytes.ToArray());
        var edited = (await client.GetImageClient("gpt-image-1.5").GenerateImageEditAsync(stream, "barn.png", "at night", cancellationToken: TestHttp.Ct)).Value;
        var speech = (await client.GetAudioClient("tts-1").GenerateSpeechAsync("Hello there, my good friend.", GeneratedSpeechVoice.Nova, cancellationToken: TestHttp.Ct)).Value;
        using var recording = new MemoryStream(speech.ToArray());
        var options = new AudioTranscriptionOptions { ResponseFormat = AudioTranscriptionFormat.Verbose, Language = "en" };
        var heard = (await client.GetAudioClient("whisper-1").TranscribeAudioAsync(recording, "speech.mp3", options, TestHttp.Ct)).Value;

        RasterImage.Measure(image.ImageBytes.ToArray()).ShouldBe((1024, 1024));
        RasterImage.Measure(edited.ImageBytes.ToArray()).ShouldBe((1024, 1024));
        heard.Text.ShouldStartWith("hello there");
        heard.Language.ShouldBe("english");
        heard.Segments.Count.ShouldBe(1);
        heard.Segments[0].EndTime.ShouldBeGreaterThan(heard.Segments[0].StartTime);
    }
}
