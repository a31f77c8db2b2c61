using System.Net;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Idempotency;

/// <summary>A key is kept for 24 hours, whether it was swept away in time or not.</summary>
public sealed class KeyLifeTests(ManualTimeServer manual) : IClassFixture<ManualTimeServer>
{
    private const string Text = """{"model":"gpt-5","prompt":"Hello"}""";
    private const string Other = """{"model":"gpt-5","prompt":"Good day"}""";

    [Fact]
    public async Task After_24_hours_a_key_is_new_again()
    {
        var account = await manual.Server.OpenAccountAsync();
        var first = await account.Client.KeyedAsync("daily", Text);

        manual.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        var nearly = await account.Client.KeyedAsync("daily", Text);
        manual.Time.Advance(TimeSpan.FromSeconds(1));
        var later = await account.Client.KeyedAsync("daily", Other);

        nearly.ShouldReplay(first);
        (later.Status, later.IsReplayed).ShouldBe((HttpStatusCode.OK, false), later.Text);
        (await account.Client.KeyedAsync("daily", Other)).ShouldReplay(later);
        (await account.Client.CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Old_keys_are_deleted_and_young_ones_are_not()
    {
        var account = await manual.Server.OpenAccountAsync();
        await account.Client.KeyedAsync("old", Text);
        manual.Time.Advance(TimeSpan.FromHours(23));
        var young = await account.Client.KeyedAsync("young", Text);

        manual.Time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromMinutes(10));
        while (await manual.Server.CountAsync($"idempotency_keys WHERE account_id = {account.Id}") > 1)
        {
            // The sweep runs beside: the test ends when it has passed, or by its time limit.
            await Polling.PauseAsync();
        }

        (await account.Client.KeyedAsync("young", Text)).ShouldReplay(young);
    }
}
