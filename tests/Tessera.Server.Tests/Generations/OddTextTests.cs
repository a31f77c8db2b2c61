using System.Net;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Generations;

/// <summary>
/// A vendor's text, and a prompt, with NULs: it is charged and kept alike on both databases, however often the statements ran
/// before, and the calls that follow succeed.
/// </summary>
public sealed class OddTextTests : ServerWithUpstream
{
    private const string Odd = """{"choices":[{"index":0,"delta":{"content":"a\u0000 b\u0000"},"finish_reason":null}]}""";

    [Fact]
    public async Task It_is_stored_well_formed_and_the_node_continues()
    {
        Upstream.Answer = context => ChatUpstream.SendAsync(
            context, ChatUpstream.Chunk(Odd), ChatUpstream.Finish, ChatUpstream.Usage(3, 2), ChatUpstream.Done);
        var stranger = await Server.OpenAccountAsync();

        for (var call = 0; call < 4; call++)
        {
            foreach (var stream in new[] { "true", "false" })
            {
                using var reply = await stranger.Client.PostTextAsync(
                    "/api/v2/generate", $$"""{"model":"gpt-5","prompt":"odd \u0000 {{call}}","stream":{{stream}}}""");
                reply.StatusCode.ShouldBe(HttpStatusCode.OK, await reply.Content.ReadAsStringAsync(TestHttp.Ct));
            }
        }

        (await stranger.Client.TokensAsync()).Held.ShouldBe(0);
        (await Server.Database.ReadAsync(session => session
            .Prepared("SELECT count(*) FROM generations WHERE result_text = @text", "@text").With("a\uFFFD b\uFFFD").ExecuteScalarAsync()))
            .ShouldBe(8L);
        using var ready = await stranger.Client.GetAsync("/health/ready", TestHttp.Ct);
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Server.ShouldVerifyAsync();
    }

    protected override Task<TestServer> StartServerAsync(string address) => TestServer.StartAsync(address);
}
