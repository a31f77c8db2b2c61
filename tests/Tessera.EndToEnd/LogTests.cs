using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Tessera.EndToEnd;

/// <summary>What the log of a real server says a line belongs to.</summary>
public sealed partial class LogTests : IDisposable
{
    private readonly Workplace _place = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task A_line_names_the_request_it_belongs_to()
    {
        // Nothing listens there: the breaker opens, and says so in the log.
        await using var server = await ServerProcess.StartAsync(_place, new Dictionary<string, string>
        {
            ["TESSERA_BOOTSTRAP_KEY_FILE"] = _place.KeyFile,
            ["OPENAI_BASE_URL"] = "http://127.0.0.1:9/v1",
            ["OPENAI_API_KEY"] = "sk-none",
            ["Tessera__Routing__BreakerCalls"] = "2",
            ["Tessera__Routing__BreakerPause"] = "00:00:00.5",
        });
        var requests = new List<string>();
        while (RequestLine.Match(server.Output) is { Success: false })
        {
            using var reply = await server.Client.PostAsJsonAsync("/api/v2/generate", new { model = "gpt-5", prompt = "Hello" }, Ct);
            requests.Add(reply.Headers.GetValues("X-Request-Id").Single());
        }

        requests.ShouldContain(RequestLine.Match(server.Output).Groups[1].Value, server.Output);
    }

    public void Dispose() => _place.Dispose();

    [GeneratedRegex("request_id:(req_\\S+) .*Half of the calls with the credential")]
    private static partial Regex RequestLine { get; }
}
