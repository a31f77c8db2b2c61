using System.Text.RegularExpressions;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Providers;

/// <summary>The costs that <c>docs/operations/providers.md</c> shows an operator, used by a server.</summary>
public sealed partial class OperatorCostsTests
{
    [Fact]
    public async Task A_text_is_counted_as_its_cost_requires()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Installation.Root, "docs", "operations", "providers.md"), TestHttp.Ct);
        var costs = Blocks.Matches(page).Select(block => block.Groups[1].Value).Single(example => example.Contains("\"gpt-5\"", StringComparison.Ordinal));
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await TestServer.StartWithModelsAsync(costs, $"--OPENAI_BASE_URL={vendor.BaseUrl}", "--OPENAI_API_KEY=sk-0123456789");
        vendor.Answer = context => ChatUpstream.SendAsync(context, ChatUpstream.Delta("Good day"), ChatUpstream.Finish, ChatUpstream.Usage(1000, 500), ChatUpstream.Done);

        (await server.Owner.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""")).Text("status").ShouldBe("completed");

        (await server.Database.ReadAsync(session => session.Prepared("SELECT cost_micro_usd FROM generations").ExecuteScalarAsync())).ShouldBe(6000L);
        await server.ShouldVerifyAsync();
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks { get; }
}
