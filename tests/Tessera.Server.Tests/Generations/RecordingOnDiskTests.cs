using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;
using Tessera.Testing.Vendors;

namespace Tessera.Server.Tests.Generations;

/// <summary>A recording goes to its vendor from a file of the job's own, not from memory.</summary>
[OneEngine]
public sealed class RecordingOnDiskTests
{
    private const string Route = "POST /v1/listen";

    [Theory]
    [InlineData(200, """{"results":{"channels":[{"alternatives":[{"transcript":"Good day"}]}]}}""", "completed")]
    [InlineData(400, """{"err_code":"Bad Request","err_msg":"corrupt or unsupported data"}""", "failed")]
    public async Task It_is_sent_from_a_file_that_is_deleted_with_the_job(int status, string answer, string end)
    {
        await using var stubbed = await StubbedServer.StartAsync("deepgram");
        // Of this test alone: others run beside it.
        byte[] recording = [.. await Samples.SoundAsync("mp3"), .. Guid.CreateVersion7().ToByteArray()];
        string? path = null;
        stubbed.Stub.On(Route, context =>
        {
            path = JobFolders.Find("audio_url", recording);
            return StubAnswers.Body(status, answer)(context);
        });
        var account = await stubbed.Server.OpenAccountAsync(tokens: 100);

        var made = await account.Client.WaitAsync(await account.Client.GenerateAsync(
            $$"""{"model":"gpt-4o-transcribe","audio_url":"data:audio/mpeg;base64,{{Convert.ToBase64String(recording)}}"}"""));

        made.Text("status").ShouldBe(end, made.ToString());
        stubbed.Stub.Requests.Where(request => request.IsTo(Route)).ShouldHaveSingleItem().Body.ShouldBe(recording);
        var sent = path.ShouldNotBeNull();
        while (File.Exists(sent))
        {
            await Task.Delay(5, TestHttp.Ct);
        }
    }
}
