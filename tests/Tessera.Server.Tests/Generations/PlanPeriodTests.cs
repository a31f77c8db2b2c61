using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Accounts;
using Tessera.Server.Catalog;
using Tessera.Server.Tests.Dialects.V2.Generations;

namespace Tessera.Server.Tests.Generations;

/// <summary>What a generation finds when the month of its account's plan is over.</summary>
public sealed class PlanPeriodTests(ManualTimeServer manual) : IClassFixture<ManualTimeServer>
{
    [Fact]
    public async Task A_renewing_plan_starts_its_next_month_and_pays_from_it()
    {
        (await manual.Server.Owner.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""")).Text("status").ShouldBe("completed");
        (await PlanTokensAsync(manual.Server.Owner)).ShouldBe(2997);

        manual.Time.Advance(TimeSpan.FromDays(32));
        (await manual.Server.Owner.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""")).Text("status").ShouldBe("completed");

        (await PlanTokensAsync(manual.Server.Owner)).ShouldBe(2997);
        await manual.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_plan_bought_for_a_month_falls_back_to_free_and_leaves_the_pack()
    {
        var account = await manual.Server.OpenAccountAsync("free", tokens: 10);
        var vip = manual.Server.Services.GetRequiredService<PlanCatalog>().Find("vip").ShouldNotBeNull();
        await manual.Server.Database.WriteAsync(async session =>
        {
            await OpenAccount.StartPlanAsync(session, account.Id, vip, months: 1, manual.Time.GetUtcNow());
            return true;
        });
        using (var during = await manual.Server.SignInAsync(account))
        {
            (await during.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""")).Text("status").ShouldBe("completed");
        }

        manual.Time.Advance(TimeSpan.FromDays(32));
        using var after = await manual.Server.SignInAsync(account);
        var refused = await after.PostTextAsync(GenerateRequests.Path, """{"model":"gpt-5","prompt":"Hello"}""").RefusedAsync(HttpStatusCode.Forbidden, "insufficient_plan");
        var made = await after.GenerateAsync("""{"model":"gpt-5-nano","prompt":"Hello"}""");

        refused.GetProperty("details").Text("plan").ShouldBe("free");
        made.Text("status").ShouldBe("completed", made.ToString());
        (await after.TokensAsync()).ShouldBe((9, 0));
        (await after.GetJsonAsync("/api/v2/balance")).Text("plan").ShouldBe("free");
        await manual.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task Plan_tokens_held_over_the_end_of_their_month_end_with_it()
    {
        var account = await manual.Server.OpenAccountAsync("free", tokens: 10);
        var elite = manual.Server.Services.GetRequiredService<PlanCatalog>().Find("elite").ShouldNotBeNull();
        await manual.Server.Database.WriteAsync(async session =>
        {
            await OpenAccount.StartPlanAsync(session, account.Id, elite with { MonthlyTokens = 100 }, months: null, manual.Time.GetUtcNow());
            return true;
        });
        using var during = await manual.Server.SignInAsync(account);
        var pending = await during.SubmitAsync("""{"model":"dall-e-3","prompt":"A hill [sandbox: delay=500s fail=timeout]"}""");
        await manual.Server.WaitUntilSubmittedAsync(pending);

        // A clock that jumps over the deadline ends the task; what was held of the old month does not come back.
        manual.Time.Advance(TimeSpan.FromDays(32));
        using var after = await manual.Server.SignInAsync(account);
        (await after.GenerateAsync("""{"model":"gpt-5-nano","prompt":"Hello"}""")).Text("status").ShouldBe("completed");
        var ended = await ManualTimeServer.RunToEndAsync(after, pending, manual.Time);

        (ended.Text("status"), ended.Whole("tokens_spent")).ShouldBe(("failed", 0));
        (await after.TokensAsync()).ShouldBe((3000 - 1 + 10, 0));
        await manual.Server.ShouldVerifyAsync();
    }

    private static async Task<long> PlanTokensAsync(HttpClient client) =>
        (await client.GetJsonAsync("/api/v2/user/balance")).Whole("plan_tokens_remaining");
}
