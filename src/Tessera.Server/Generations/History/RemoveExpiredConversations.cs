using Tessera.Server.Catalog;
using Tessera.Server.Periodic;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.History;

/// <summary>Deletes conversations that are older than their account's plan keeps results. They are ignored even before.</summary>
internal sealed class RemoveExpiredConversations(Database database, PlanCatalog plans, TimeProvider time) : IPeriodicTask
{
    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var plan in plans.All)
        {
            ct.ThrowIfCancellationRequested();
            if (plan.RetentionDays is { } days)
            {
                await RemoveAsync(plan.Slug, time.GetUtcNow().AddDays(-days));
            }
        }
    }

    private Task<int> RemoveAsync(string plan, DateTimeOffset before) => database.WriteAsync(session =>
    {
        session.Erase();
        var delete = session.Prepared(
            "DELETE FROM conversations WHERE created_at <= @before AND account_id IN (SELECT account_id FROM wallets WHERE plan = @plan)", "@before", "@plan");
        return delete.With(before.ToUnixTimeMilliseconds(), plan).ExecuteNonQueryAsync();
    });
}
