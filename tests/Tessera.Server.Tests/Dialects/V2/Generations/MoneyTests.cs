using System.Net;
using System.Text.Json;
using Tessera.Server.Authentication;
using Tessera.Server.Keys;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>What is charged, and what never is.</summary>
public sealed class MoneyTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Hello = """{"model":"gpt-5","prompt":"Hello"}""";

    [Theory]
    [InlineData("gpt-5", "provider_error", "provider_error")]
    [InlineData("gpt-5", "content_policy", "content_policy")]
    [InlineData("gpt-5", "timeout", "timeout")]
    [InlineData("photon-flash", "provider_error", "provider_error")]
    [InlineData("photon-flash", "content_policy", "content_policy")]
    [InlineData("photon-flash", "timeout", "timeout")]
    public async Task A_failed_generation_costs_nothing(string model, string directive, string code)
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 100);

        var failed = await account.Client.GenerateAsync($$"""{"model":"{{model}}","prompt":"A hill [sandbox: fail={{directive}}]"}""");

        (failed.Text("status"), failed.Whole("tokens_spent")).ShouldBe(("failed", 0), failed.ToString());
        failed.Text("error").ShouldNotBeNull().ShouldStartWith(code + ": ");
        (await account.Client.TokensAsync()).ShouldBe((100, 0));
        await v2.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task Insufficient_tokens_are_reported_with_numbers_and_nothing_is_generated()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 2);

        var refused = await account.Client.PostTextAsync(GenerateRequests.Path, Hello).RefusedAsync(HttpStatusCode.PaymentRequired, "insufficient_tokens");

        (refused.GetProperty("details").Whole("required"), refused.GetProperty("details").Whole("available")).ShouldBe((3, 2));
        (await account.Client.CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","max_tokens_spent":2}""", false)]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","max_tokens_spent":0}""", false)]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","params":{"max_tokens_spent":2}}""", false)]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","max_tokens_spent":3}""", true)]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","max_tokens_spent":null}""", true)]
    [InlineData("""{"model":"dall-e-3","prompt":"A hill","quality":"hd","max_tokens_spent":9}""", false)]
    public async Task A_caller_s_own_price_limit_is_kept(string json, bool isMade)
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 100);

        if (isMade)
        {
            (await account.Client.GenerateAsync(json)).Text("status").ShouldBe("completed");
            return;
        }

        await account.Client.PostTextAsync(GenerateRequests.Path, json).RefusedAsync(HttpStatusCode.PaymentRequired, "insufficient_tokens");
        (await account.Client.TokensAsync()).ShouldBe((100, 0));
        (await account.Client.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_key_spends_its_monthly_budget_and_no_more_and_gets_back_what_failed()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 100, monthlyBudget: 7);

        (await account.Client.GenerateAsync(Hello)).Text("status").ShouldBe("completed");
        (await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello [sandbox: fail=timeout]"}""")).Text("status").ShouldBe("failed");
        (await account.Client.GenerateAsync(Hello)).Text("status").ShouldBe("completed");
        await account.Client.PostTextAsync(GenerateRequests.Path, Hello).RefusedAsync(HttpStatusCode.PaymentRequired, "insufficient_tokens");
        (await account.Client.GenerateAsync("""{"model":"gpt-5-nano","prompt":"Hello"}""")).Text("status").ShouldBe("completed");

        (await account.Client.TokensAsync()).ShouldBe((93, 0));
    }

    [Fact]
    public async Task A_key_for_some_models_is_refused_the_others()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 100);
        using var client = await SecondKeyAsync(account, new KeyGrant("nano", false) { Models = ["gpt-5-nano"] });

        var refused = await client.PostTextAsync(GenerateRequests.Path, Hello).RefusedAsync(HttpStatusCode.Forbidden, "forbidden");
        var made = await client.GenerateAsync("""{"model":"gpt-5-nano","prompt":"Hello"}""");

        refused.GetProperty("details").GetProperty("allowed")[0].GetString().ShouldBe("gpt-5-nano");
        made.Text("status").ShouldBe("completed");
        (await account.Client.TokensAsync()).ShouldBe((99, 0));
    }

    [Theory]
    [InlineData(Hello)]
    [InlineData("""{"model":"photon-flash","prompt":"A hill"}""")]
    [InlineData("""{"model":"minimax-tts","text":"Hello","max_tokens_spent":0}""")]
    public async Task A_test_key_makes_everything_in_the_sandbox_and_spends_nothing(string json)
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 0, isTestKey: true);

        var made = await account.Client.GenerateAsync(json);

        (made.Text("status"), made.Whole("tokens_spent")).ShouldBe(("completed", 0), made.ToString());
        made.GetProperty("sandbox").ValueKind.ShouldBe(JsonValueKind.True);
        (await account.Client.TokensAsync()).ShouldBe((0, 0));
        await v2.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_plan_that_lacks_the_model_is_refused_with_the_one_that_has_it()
    {
        var account = await v2.Server.OpenAccountAsync("free", tokens: 100);
        using var client = await v2.Server.SignInAsync(account);

        var refused = await client.PostTextAsync(GenerateRequests.Path, Hello).RefusedAsync(HttpStatusCode.Forbidden, "insufficient_plan");

        var details = refused.GetProperty("details");
        (details.Text("required_plan"), details.Text("plan"), details.Text("model")).ShouldBe(("basic", "free", "gpt-5"));
        (await client.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Plan_tokens_are_spent_before_pack_tokens()
    {
        var body = await v2.Server.Owner.GetJsonAsync("/api/v2/user/balance");
        var (plan, bonus) = (body.Whole("plan_tokens_remaining"), body.Whole("bonus_tokens"));

        (await v2.Server.Owner.GenerateAsync(Hello)).Text("status").ShouldBe("completed");

        var after = await v2.Server.Owner.GetJsonAsync("/api/v2/user/balance");
        (after.Whole("plan_tokens_remaining"), after.Whole("bonus_tokens")).ShouldBe((plan - 3, bonus));
    }

    private async Task<HttpClient> SecondKeyAsync(TestAccount account, KeyGrant grant)
    {
        var secret = ApiKeyFormat.New(isTest: false);
        await v2.Server.Database.WriteAsync(session => KeyStore.AddAsync(session, account.Id, grant, secret, TimeProvider.System.GetUtcNow()));
        return v2.Server.ClientFor(secret);
    }
}
