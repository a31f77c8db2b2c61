using System.Net;
using Tessera.Server.Generations.History;

namespace Tessera.Server.Tests.Generations;

/// <summary>A poll of an ended generation is answered from memory for a moment, which must reveal nothing to other accounts.</summary>
public sealed class PolledTests(ManualTimeServer manual) : IClassFixture<ManualTimeServer>
{
    [Fact]
    public async Task A_polled_job_exists_only_for_its_owner()
    {
        var (owner, other) = (await manual.Server.OpenAccountAsync(), await manual.Server.OpenAccountAsync());
        var id = await EndedAsync(owner);

        (await StatusAsync(owner, id)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(other, id)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(owner, id)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_deletion_by_another_process_is_visible_after_a_second()
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
