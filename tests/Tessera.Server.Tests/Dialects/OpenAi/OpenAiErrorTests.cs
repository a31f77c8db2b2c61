using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.OpenAi;

/// <summary>Errors that have nothing to do with a call's values have OpenAI's form as well.</summary>
[OneEngine]
public sealed class OpenAiErrorTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Hello = """{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}]}""";

    [Fact]
    public async Task An_empty_balance_is_402_which_no_client_retries()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 1);

        var (status, error) = await account.Client.PostTextAsync(OpenAiCalls.Chat, Hello).ErrorAsync();

        (status, error.Text("type"), error.Text("code")).ShouldBe((HttpStatusCode.PaymentRequired, "insufficient_quota", "credit_balance_exhausted"));
    }

    [Fact]
    public async Task A_spent_budget_of_a_key_is_402_with_the_code_of_a_limit()
    {
        var account = await v2.Server.OpenAccountAsync(monthlyBudget: 2);

        var (status, error) = await account.Client.PostTextAsync(OpenAiCalls.Chat, Hello).ErrorAsync();

        (status, error.Text("type"), error.Text("code")).ShouldBe((HttpStatusCode.PaymentRequired, "insufficient_quota", "project_spend_limit_exceeded"));
    }

    [Fact]
    public async Task An_unknown_key_is_401()
    {
        using var client = v2.Server.ClientFor("nb_wrong");

        var (status, error) = await client.PostTextAsync(OpenAiCalls.Chat, Hello).ErrorAsync();

        (status, error.Text("type"), error.Text("code")).ShouldBe((HttpStatusCode.Unauthorized, "authentication_error", "invalid_api_key"));
    }

    [Fact]
    public async Task A_plan_that_is_too_small_is_403()
    {
        var account = await v2.Server.OpenAccountAsync(plan: "free");

        var (status, error) = await account.Client.PostTextAsync(OpenAiCalls.Chat, Hello).ErrorAsync();

        (status, error.Text("type"), error.Text("code")).ShouldBe((HttpStatusCode.Forbidden, "permission_error", "insufficient_plan"));
    }

    [Fact]
    public async Task An_unknown_model_is_404_with_the_nearest_name()
    {
        var account = await v2.Server.OpenAccountAsync();

        var (status, error) = await account.Client.PostTextAsync(OpenAiCalls.Chat, """{"model":"gpt-55","messages":[{"role":"user","content":"Hello"}]}""").ErrorAsync();

        (status, error.Text("code"), error.Text("param")).ShouldBe((HttpStatusCode.NotFound, "model_not_found", "model"));
        error.Text("message").ShouldNotBeNull().ShouldContain("gpt-5");
    }

    [Theory]
    [InlineData("POST", "/v1/nothing", 404)]
    [InlineData("GET", "/v1/chat/completions", 405)]
    public async Task An_unknown_route_has_the_form_as_well(string method, string path, int expected)
    {
        var account = await v2.Server.OpenAccountAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var (status, error) = await account.Client.SendAsync(request, TestHttp.Ct).ErrorAsync();

        ((int)status, error.Text("type")).ShouldBe((expected, "invalid_request_error"));
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_400()
    {
        var account = await v2.Server.OpenAccountAsync();

        var (status, error) = await account.Client.PostTextAsync(OpenAiCalls.Chat, "{").ErrorAsync();

        (status, error.Text("type"), error.GetProperty("param").ValueKind).ShouldBe((HttpStatusCode.BadRequest, "invalid_request_error", JsonValueKind.Null));
    }

    [Fact]
    public async Task A_key_used_for_another_request_is_422()
    {
        var account = await v2.Server.OpenAccountAsync();
        account.Client.DefaultRequestHeaders.Add("Idempotency-Key", "other");
        (await account.Client.PostTextAsync(OpenAiCalls.Chat, Hello)).Dispose();

        var (status, error) = await account.Client.PostTextAsync(OpenAiCalls.Chat, Hello.Replace("Hello", "Bye", StringComparison.Ordinal)).ErrorAsync();

        (status, error.Text("code")).ShouldBe((HttpStatusCode.UnprocessableEntity, "idempotency_mismatch"));
    }
}
