using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Generations;
using Tessera.Server.Ledger;
using Tessera.Server.Tests.Dialects.V2;

namespace Tessera.Server.Tests.Generations;

/// <summary>A text that is admitted without a commit is seen, stopped and charged like any other.</summary>
public sealed class AllowanceTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Hello = """{"model":"gpt-5","prompt":"Hello"}""";

    [Fact]
    public async Task A_stream_is_found_as_soon_as_its_number_is_told_and_can_be_stopped()
    {
        var account = await v2.Server.OpenAccountAsync();
        var spent = await MakeBusyAsync(account);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/generate/stream")
        {
            Content = new StringContent("""{"model":"gpt-5","prompt":"Hello [sandbox: delay=500s]"}""", Encoding.UTF8, "application/json"),
        };
        using var reply = await account.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestHttp.Ct);
        using var lines = new StreamReader(await reply.Content.ReadAsStreamAsync(TestHttp.Ct));
        var line = (await lines.ReadLineAsync(TestHttp.Ct)).ShouldNotBeNull();
        var id = JsonElement.Parse(line["data: ".Length..]).GetProperty("id").ToString();

        (await account.Client.GetJsonAsync($"/api/v2/generate/{id}")).Text("status").ShouldBe("pending");
        (await account.Client.TokensAsync()).ShouldBe((1000 - spent - 3, 3));
        using var stopped = await account.Client.PostAsync($"/api/v2/generate/{id}/cancel", null, TestHttp.Ct);

        stopped.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await account.Client.GetJsonAsync($"/api/v2/generate/{id}")).Text("error").ShouldBe("canceled");
        (await account.Client.TokensAsync()).ShouldBe((1000 - spent, 0));
        await v2.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_whole_reply_is_in_the_history_and_is_charged()
    {
        var account = await v2.Server.OpenAccountAsync();
        var spent = await MakeBusyAsync(account);

        var text = await account.Client.PostTextAsync("/api/v2/generate", Hello).JsonAsync();

        (await account.Client.GetJsonAsync($"/api/v2/generate/{text.GetProperty("id")}")).Text("status").ShouldBe("completed");
        (await account.Client.GetJsonAsync("/api/v2/user/history")).Whole("total").ShouldBe((spent / 3) + 1);
        (await account.Client.TokensAsync()).ShouldBe((1000 - spent - 3, 0));
        await v2.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task All_tokens_can_be_taken_back_while_some_are_borrowed()
    {
        var account = await v2.Server.OpenAccountAsync();
        var spent = await MakeBusyAsync(account);

        (await v2.Server.Database.WriteAsync(session => TakeBack.TryRunAsync(session, account.Id, 1000 - spent, TakeBack.Reason, TimeProvider.System.GetUtcNow())))
            .ShouldBeTrue();

        (await account.Client.TokensAsync()).ShouldBe((0, 0));
        await v2.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task The_limits_that_a_stream_reports_count_it()
    {
        var account = await v2.Server.OpenAccountAsync("vip");
        var made = await MakeBusyAsync(account) / 3;

        using var reply = await account.Client.PostTextAsync("/api/v2/generate", """{"model":"gpt-5","prompt":"Hello","stream":true}""");

        reply.Headers.GetValues("X-RateLimit-Remaining-Day").Single().ShouldBe((1000 - made - 1).ToString(CultureInfo.InvariantCulture));
    }

    // Texts until the account has an allowance; what they cost.
    private async Task<int> MakeBusyAsync(TestAccount account)
    {
        var allowances = v2.Server.Services.GetRequiredService<Allowances>();
        var spent = 0;
        while (!allowances.IsOpen(account.Id))
        {
            (await account.Client.PostTextAsync("/api/v2/generate", Hello).JsonAsync()).Text("status").ShouldBe("completed");
            spent += 3;
        }

        return spent;
    }
}
