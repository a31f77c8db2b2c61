using System.Net;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>A form is read by its record, as a JSON body is: every wrong member is named, and nothing is guessed.</summary>
[OneEngine]
public sealed class TranscribeFormTests(V2Server v2) : IClassFixture<V2Server>
{
    [Theory]
    [InlineData("modle", "whisper", "There is no member `modle`. Did you mean `model`?")]
    [InlineData("diarize", "maybe", "`diarize` must be true or false, got \"maybe\".")]
    [InlineData("webhook_url", "ftp://example.com/hook", "`webhook_url` must be an https or http URL, got \"ftp://example.com/hook\".")]
    public async Task A_wrong_member_of_a_form_is_named(string name, string value, string message)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "audio", "speech.mp3" }, { new StringContent(value), name } };

        var refusal = await v2.Server.Owner.PostAsync("/api/v2/stt", form, TestHttp.Ct).RefusedAsync(HttpStatusCode.UnprocessableEntity, "validation_error");

        refusal.Text("message").ShouldStartWith(message);
    }

    [Fact]
    public async Task A_member_given_twice_and_a_missing_file_are_reported_together()
    {
        using var form = new MultipartFormDataContent { { new StringContent("whisper"), "model" }, { new StringContent("whisper"), "model" } };

        var refusal = await v2.Server.Owner.PostAsync("/api/v2/stt", form, TestHttp.Ct).RefusedAsync(HttpStatusCode.UnprocessableEntity, "validation_error");

        refusal.Text("message").ShouldBe("`model` is given 2 times; give it once. `audio` is required: a file, as a part of the form.");
    }

    [Theory]
    [InlineData("model", "`model` must be a field of text, got a file.")]
    [InlineData("sound", "There is no member `sound`.")]
    [InlineData("audio", "`audio` is given 2 times; give it once.")]
    public async Task A_second_file_is_refused_and_costs_nothing(string name, string message)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent([1, 2, 3]), "audio", "speech.mp3" },
            { new StringContent("elevenlabs-scribe"), name, "model.txt" },
        };

        var refusal = await v2.Server.Owner.PostAsync("/api/v2/stt", form, TestHttp.Ct).RefusedAsync(HttpStatusCode.UnprocessableEntity, "validation_error");

        refusal.Text("message").ShouldBe(message);
    }
}
