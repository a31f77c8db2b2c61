using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Tessera.Server.Dialects.V2.Generations;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.UnitTests.Http.Bodies;

public sealed class StrictFieldsTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("1", true)]
    [InlineData("on", true)]
    [InlineData("false", false)]
    [InlineData("FALSE", false)]
    [InlineData("0", false)]
    [InlineData("off", false)]
    [InlineData("", null)]
    public void A_boolean_of_a_form_has_the_spellings_that_clients_send_and_is_absent_when_empty(string sent, bool? read)
    {
        var form = Read(("diarize", sent));

        form.Value.ShouldNotBeNull().Diarize.ShouldBe(read);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("yes please")]
    [InlineData(" ")]
    public void Another_text_is_not_a_boolean(string sent)
    {
        var form = Read(("diarize", sent));

        form.Error.ShouldNotBeNull().Message.En.ShouldBe($"`diarize` must be true or false, got \"{sent}\".");
    }

    [Fact]
    public void A_field_left_empty_is_absent_and_keeps_its_default()
    {
        var form = Read(("model", ""), ("language", ""), ("webhook_url", "")).Value.ShouldNotBeNull();

        form.Model.ShouldBe("whisper");
        form.Language.ShouldBeNull();
        form.WebhookUrl.ShouldBeNull();
    }

    private static Result<TranscribeRequest> Read(params (string Name, string Value)[] fields)
    {
        using var services = new ServiceCollection().BuildServiceProvider();
        var files = new FormFileCollection { new FormFile(Stream.Null, 0, 0, "audio", "speech.mp3") };
        return StrictFields<TranscribeRequest>.Read(
            new FormCollection(fields.ToDictionary(field => field.Name, field => new StringValues(field.Value)), files), services);
    }
}
