using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;
using Tessera.Testing.Vendors;

namespace Tessera.Server.Tests.Generations;

/// <summary>Speech goes to disk while it is made, and from there to the store.</summary>
[OneEngine]
public sealed class SoundOnDiskTests
{
    private const string Route = "POST /v1/audio/speech";

    [Theory]
    [InlineData("mp3", "audio/mpeg")]
    [InlineData("ogg", "audio/ogg")]
    public async Task It_is_written_while_it_arrives_and_stored_in_the_format_asked_for(string format, string type)
    {
        await using var stubbed = await StubbedServer.StartAsync("kokoro");
        var sound = await Samples.SoundAsync("mp3");
        var half = sound.Length / 2;
        string? path = null;
        stubbed.Stub.On(Route, async context =>
        {
            context.Response.ContentType = "audio/mpeg";
            await context.Response.Body.WriteAsync(sound.AsMemory(0, half), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            path = await PartAsync(sound[..half], context.RequestAborted);
            await context.Response.Body.WriteAsync(sound.AsMemory(half), context.RequestAborted);
        });
        var account = await stubbed.Server.OpenAccountAsync(tokens: 100);

        var made = await account.Client.WaitAsync(await account.Client.GenerateAsync($$"""{"model":"openai-tts","prompt":"Good day","format":"{{format}}"}"""));

        made.Text("status").ShouldBe("completed", made.ToString());
        path.ShouldNotBeNull();
        using var anyone = stubbed.Server.ClientFor(null);
        using var file = await anyone.GetAsync(new Uri(made.Text("result_url").ShouldNotBeNull()).PathAndQuery, TestHttp.Ct);
        file.Content.Headers.ContentType?.MediaType.ShouldBe(type);
        var bytes = await file.Content.ReadAsByteArrayAsync(TestHttp.Ct);
        made.GetProperty("result_metadata").Whole("bytes").ShouldBe(bytes.Length);
        made.GetProperty("result_metadata").GetProperty("duration").GetDouble().ShouldBe(2, 0.2);
        if (format == "mp3")
        {
            bytes.ShouldBe(sound);
        }
    }

    [Fact]
    public async Task Speech_that_breaks_off_fails_and_costs_nothing()
    {
        await using var stubbed = await StubbedServer.StartAsync("kokoro");
        stubbed.Stub.On(Route, StubAnswers.Drop("ID3" + new string('x', 600), Task.CompletedTask, "audio/mpeg"));
        var account = await stubbed.Server.OpenAccountAsync(tokens: 100);

        var made = await account.Client.WaitAsync(await account.Client.GenerateAsync("""{"model":"openai-tts","prompt":"Good day"}"""));

        (made.Text("status"), made.Whole("tokens_spent")).ShouldBe(("failed", 0), made.ToString());
        made.Text("error").ShouldBe("provider_error: The provider's connection broke in the middle of the work.");
        stubbed.Stub.Requests.Count(request => request.IsTo(Route)).ShouldBe(1);
    }

    private static async Task<string> PartAsync(byte[] part, CancellationToken ct)
    {
        string? path;
        while ((path = JobFolders.Find("result", part)) is null)
        {
            await Task.Delay(5, ct);
        }

        return path;
    }
}
