using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Tessera.EndToEnd;

/// <summary>What the log of a real server says a line belongs to.</summary>
public sealed partial class LogTests : IDisposable
{
    private readonly TestFolder _place = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_names_the_request_it_belongs_to()
    {
        // Nothing listens there: the log says that the provider did not accept the call.
        await using var server = await ServerProcess.StartAsync(_place, new Dictionary<string, string>
        {
            ["TESSERA_BOOTSTRAP_KEY_FILE"] = _place.KeyFile,
            ["OPENAI_BASE_URL"] = "http://127.0.0.1:9/v1",
            ["OPENAI_API_KEY"] = "sk-none",
        });

        using var reply = await server.Client.PostAsJsonAsync("/api/v2/generate", new { model = "gpt-5", prompt = "Hello" }, Ct);
        await server.TerminateAsync();
        await server.WaitAsync();

        var named = RequestLine.Match(server.Output);
        named.Groups[1].Value.ShouldBe(reply.Headers.GetValues("X-Request-Id").Single(), server.Output);
    }

    public void Dispose() => _place.Dispose();

    [GeneratedRegex("request_id:(req_\\S+) .*did not accept a call")]
    private static partial Regex RequestLine { get; }
}
