using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Generations.History;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Dialects.OpenAi;

/// <summary>A response is stored for as long as the account's plan keeps results.</summary>
public sealed class ResponseRetentionTests(ManualTimeServer manual) : IClassFixture<ManualTimeServer>
{
    private const string Hello = """{"model":"gpt-5","input":"Hello"}""";

    [Fact]
    public async Task A_response_is_gone_when_the_plan_no_longer_keeps_it()
    {
        var account = await manual.Server.OpenAccountAsync(plan: "vip");
        var made = await account.Client.PostTextAsync("/v1/responses", Hello).JsonAsync();
        made.TryGetProperty("id", out var id).ShouldBeTrue(made.ToString());
        var path = $"/v1/responses/{id}";

        manual.Time.Advance(TimeSpan.FromDays(89));
        (await account.Client.GetJsonAsync(path)).Text("id").ShouldBe(id.GetString());
        (await CountAsync()).ShouldBe(1);
        manual.Time.Advance(TimeSpan.FromDays(2));
        (await account.Client.GetAsync(path, TestHttp.Ct).ErrorAsync()).Status.ShouldBe(HttpStatusCode.NotFound);

        await manual.Server.Services.GetRequiredService<RemoveExpiredConversations>().RunAsync(TestHttp.Ct);
        (await CountAsync()).ShouldBe(0);
    }

    private Task<long> CountAsync() => manual.Server.Database.ReadAsync(async session =>
        (long)(await session.Prepared("SELECT count(*) FROM conversations").With().ExecuteScalarAsync() ?? 0L));
}
