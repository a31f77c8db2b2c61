using System.Text.Json;

namespace Tessera.Server.Tests.Dialects.V2;

/// <summary>Why a generation failed, in the language of the caller who reads it; the code is the same in all.</summary>
public sealed class FailureLanguageTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string English = "provider_error: The sandbox failed because the prompt asked for fail=provider_error.";
    private const string Russian = "provider_error: Песочница завершилась сбоем, потому что в запросе указано fail=provider_error.";

    [Theory]
    [InlineData("gpt-5")]
    [InlineData("photon-flash")]
    public async Task Replies_history_and_events_have_it_in_the_callers_language(string model)
    {
        var account = await v2.Server.OpenAccountAsync();
        using var russian = v2.Server.ClientFor(account.Key);
        russian.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ru-RU,ru;q=0.9");
        var call = JsonSerializer.Serialize(new { model, prompt = "Hello [sandbox: fail=provider_error]" });

        var (en, ru) = (await account.Client.GenerateAsync(call), await russian.GenerateAsync(call));
        var id = en.Whole("id");

        (en.Text("error"), ru.Text("error")).ShouldBe((English, Russian));
        (await ErrorAsync(account.Client, $"/api/v2/generate/{id}"), await ErrorAsync(russian, $"/api/v2/generate/{id}")).ShouldBe((English, Russian));
        (await HistoryAsync(account.Client), await HistoryAsync(russian)).ShouldBe((English, Russian));
        (await russian.GetStringAsync($"/api/v2/generate/{id}/events", TestHttp.Ct)).ShouldContain(Russian);
        (await account.Client.GetStringAsync($"/api/v2/generate/{id}/events", TestHttp.Ct)).ShouldContain(English);
    }

    [Fact]
    public async Task A_streamed_text_ends_with_it_in_the_callers_language()
    {
        var account = await v2.Server.OpenAccountAsync();
        account.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ru");

        using var stream = await account.Client.PostTextAsync("/api/v2/generate", """{"model":"gpt-5","prompt":"Hello [sandbox: fail=provider_error]","stream":true}""");

        (await stream.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain(Russian);
    }

    private static async Task<string?> ErrorAsync(HttpClient client, string path) => (await client.GetJsonAsync(path)).Text("error");

    private static async Task<string?> HistoryAsync(HttpClient client) => (await client.GetJsonAsync("/api/v2/user/history?limit=1")).GetProperty("items")[0].Text("error");
}
