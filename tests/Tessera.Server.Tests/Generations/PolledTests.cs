using System.Net;
using Tessera.Server.Generations.History;

namespace Tessera.Server.Tests.Generations;

/// <summary>A poll of an ended generation is answered from memory for a moment, which must reveal nothing to other accounts.</summary>
public sealed class PolledTests(ManualTimeServer manual) : IClassFixture<ManualTimeServer>
{
    [Fact]
    public async Task What_its_owner_polled_is_not_there_for_anybody_else()
    {
        var (owner, other) = (await manual.Server.OpenAccountAsync(), await manual.Server.OpenAccountAsync());
        var id = await EndedAsync(owner);

        (await StatusAsync(owner, id)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(other, id)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(owner, id)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_another_process_deleted_is_gone_after_a_second()
    {
        var owner = await manual.Server.OpenAccountAsync();
        var id = await EndedAsync(owner);
        (await StatusAsync(owner, id)).ShouldBe(HttpStatusCode.OK);

        await manual.Server.Database.WriteAsync(session =>
            session.Prepared("UPDATE generations SET deleted_at = 1 WHERE id = @id", "@id").With(id).ExecuteNonQueryAsync());
        manual.Time.Advance(PollCache.Freshness);

        (await StatusAsync(owner, id)).ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<long> EndedAsync(TestAccount account) =>
        (await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""")).Whole("id");

    private static async Task<HttpStatusCode> StatusAsync(TestAccount account, long id)
    {
        using var reply = await account.Client.GetAsync($"/api/v2/generate/{id}", TestHttp.Ct);
        return reply.StatusCode;
    }
}
