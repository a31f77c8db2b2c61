using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Tessera.Media;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>Files of callers that cannot be used are refused before anything is held, in words about what came.</summary>
[OneEngine]
public sealed class InputFileTests(V2Server server) : IClassFixture<V2Server>
{
    private static readonly byte[] Picture = Samples.Image(ImageFormat.Png, 400, 300);

    [Theory]
    [InlineData("el-dubbing", "audio_url", "mp3")]
    [InlineData("el-dubbing", "audio_url", "wav")]
    [InlineData("whisper", "audio_url", "flac")]
    [InlineData("upscale", "image_url", "png")]
    public async Task A_truncated_file_is_refused_and_holds_no_tokens(string model, string member, string extension)
    {
        var whole = extension == "png" ? Picture : await Samples.SoundAsync(extension);
        var account = await server.Server.OpenAccountAsync();

        var refusal = await account.Client.PostTextAsync("/api/v2/generate", Body(model, member, whole[..(whole.Length / 2)]))
            .RefusedAsync(HttpStatusCode.UnprocessableEntity, "validation_error");

        refusal.GetProperty("details").GetProperty("fields")[0].Text("field").ShouldBe(member);
        refusal.Text("message").ShouldNotBeNull().ShouldContain("The end of the file is missing");
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        (await account.Client.GetJsonAsync("/api/v2/user/history")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Sound_that_cannot_be_read_is_refused_instead_of_priced_at_the_most_there_is()
    {
        byte[] noise = [.. "ID3\u0004\0\0\0\0\0\0"u8, .. new byte[4000]];
        var account = await server.Server.OpenAccountAsync();

        var refusal = await account.Client.PostTextAsync("/api/v2/generate", Body("el-dubbing", "audio_url", noise))
            .RefusedAsync(HttpStatusCode.UnprocessableEntity, "validation_error");

        refusal.Text("message").ShouldNotBeNull().ShouldContain("audio/mpeg that cannot be used");
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    [Fact]
    public async Task A_video_without_sound_is_refused_where_audio_is_required()
    {
        var silent = await Samples.VideoAsync("webm");

        var refusal = await server.Server.Owner.PostTextAsync("/api/v2/generate", Body("whisper", "audio_url", silent))
            .RefusedAsync(HttpStatusCode.UnprocessableEntity, "validation_error");

        refusal.Text("message").ShouldNotBeNull().ShouldContain("It has no audio track.");
    }

    [Fact]
    public async Task A_cut_image_in_a_conversation_and_a_cut_upload_are_refused()
    {
        var cut = Picture[..(Picture.Length / 2)];
        var link = $"data:image/png;base64,{Convert.ToBase64String(cut)}";

        var seen = await server.Server.Owner.PostTextAsync("/api/v2/generate", JsonSerializer.Serialize(new
        {
            model = "gpt-5",
            messages = new[] { new { role = "user", content = new[] { new { type = "image_url", image_url = new { url = link } } } } },
        })).RefusedAsync(HttpStatusCode.UnprocessableEntity, "validation_error");
        var uploaded = await UploadAsync(cut, "image/png").RefusedAsync(HttpStatusCode.UnprocessableEntity, "validation_error");

        seen.Text("message").ShouldNotBeNull().ShouldStartWith("`messages[0].content[0].image_url.url` 'data:image/png;base64,");
        uploaded.Text("message").ShouldNotBeNull().ShouldStartWith("`file` is image/png that cannot be used. The end of the file is missing");
    }

    // A media type in capitals, and what Chrome's recorder sends: its comma is not allowed in a parameter.
    [Theory]
    [InlineData("IMAGE/PNG")]
    [InlineData("Audio/Mpeg")]
    [InlineData("Application/Octet-Stream")]
    [InlineData("image/png ; charset=binary")]
    [InlineData("video/webm;codecs=vp8,opus")]
    public async Task A_media_type_counts_in_any_case_and_without_its_parameters(string type)
    {
        using var reply = await UploadAsync(Picture, type);

        reply.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("<html>", "a file that begins with the bytes 3c68746d6c3e")]
    [InlineData("", "an empty file")]
    [InlineData("GIF89a, and so on", "image/gif")]
    public async Task A_recording_of_an_unknown_type_is_refused_with_its_first_bytes(string content, string seen)
    {
        using var file = new ByteArrayContent(System.Text.Encoding.ASCII.GetBytes(content)) { Headers = { ContentType = new MediaTypeHeaderValue("audio/mpeg") } };
        using var form = new MultipartFormDataContent { { file, "audio", "speech.mp3" } };

        var refusal = await server.Server.Owner.PostAsync("/api/v2/stt", form, TestHttp.Ct).RefusedAsync(HttpStatusCode.UnprocessableEntity, "validation_error");

        refusal.Text("message").ShouldBe($"`audio` is {seen}; send mp4, webm, mov, mp3, wav, ogg, flac, m4a.");
    }

    private async Task<HttpResponseMessage> UploadAsync(byte[] content, string type)
    {
        using var body = new ByteArrayContent(content);
#pragma warning disable RS0030 // Browsers send "video/webm;codecs=vp8,opus", which Add refuses.
        body.Headers.TryAddWithoutValidation("Content-Type", type).ShouldBeTrue();
#pragma warning restore RS0030
        return await server.Server.Owner.PostAsync("/api/v2/uploads", body, TestHttp.Ct);
    }

    private static string Body(string model, string member, byte[] content) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["model"] = model,
        [member] = $"data:;base64,{Convert.ToBase64String(content)}",
        [model == "el-dubbing" ? "language" : "max_tokens_spent"] = model == "el-dubbing" ? "es" : 1000,
    });
}
