using System.Globalization;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Ledger;

namespace Tessera.Server.Dialects.V2;

/// <summary>
/// Tells an identified caller what is left of the plan's limits. The numbers are taken when the reply starts, after the
/// request itself was counted, from the wallet as last seen committed: nothing is read for them, and a caller without
/// limits costs one look-up.
/// </summary>
internal sealed class RateLimitHeaders(RequestDelegate next, WalletCache wallets, PlanCatalog plans, TimeProvider time)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<Caller>() is not { } caller
            || context.GetEndpoint()?.Metadata.GetMetadata<CallerRequired>() is { ShowsPlanLimits: false })
        {
            return next(context);
        }

        return wallets.Find(caller.Account) is { } seen ? ContinueAsync(context, seen) : LoadAndContinueAsync(context, caller.Account);
    }

    private async Task LoadAndContinueAsync(HttpContext context, AccountId account) =>
        await ContinueAsync(context, await wallets.GetAsync(account));

    private Task ContinueAsync(HttpContext context, Wallet before)
    {
        if (plans.Find(before.Plan) is { } plan && (plan.HourlyRequests ?? plan.DailyRequests) is not null)
        {
            context.Response.OnStarting(static state => ((Reply)state).WriteAsync(), new Reply(this, context.Response.Headers, before, context.GetEndpoint()?.Metadata.GetMetadata<RequestLimitHeaders>()));
        }

        return next(context);
    }

    private void Write(IHeaderDictionary headers, Wallet before, RequestLimitHeaders? dialect)
    {
        var wallet = wallets.Find(before.Account) ?? before;
        if (plans.Find(wallet.Plan) is not { } plan)
        {
            return;
        }

        var now = time.GetUtcNow();
        WriteNearest(headers, wallet, plan, dialect, now);
        if (plan.HourlyRequests is { } hourly)
        {
            headers["X-RateLimit-Limit-Hour"] = Text(hourly);
            headers["X-RateLimit-Remaining-Hour"] = Text(Math.Max(0, hourly - wallet.UsedThisHour(now)));
            headers["X-RateLimit-Reset-Hour"] = Text(RateWindow.HourEnds(now).ToUnixTimeSeconds());
        }

        if (plan.DailyRequests is { } daily)
        {
            headers["X-RateLimit-Limit-Day"] = Text(daily);
            headers["X-RateLimit-Remaining-Day"] = Text(Math.Max(0, daily - wallet.UsedToday(now)));
        }
    }

    // Vendors have one limit of requests: of two windows, the one that is used up first.
    private static void WriteNearest(IHeaderDictionary headers, Wallet wallet, Plan plan, RequestLimitHeaders? dialect, DateTimeOffset now)
    {
        var (hour, day) = (plan.HourlyRequests - wallet.UsedThisHour(now), plan.DailyRequests - wallet.UsedToday(now));
        if (plan.HourlyRequests is { } hourly && !(day < hour))
        {
            dialect?.Write(headers, hourly, wallet.UsedThisHour(now), now, RateWindow.HourEnds(now));
        }
        else if (plan.DailyRequests is { } daily)
        {
            dialect?.Write(headers, daily, wallet.UsedToday(now), now, RateWindow.DayEnds(now));
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Reply(RateLimitHeaders Owner, IHeaderDictionary Headers, Wallet Before, RequestLimitHeaders? Dialect)
    {
        public Task WriteAsync()
        {
            Owner.Write(Headers, Before, Dialect);
            return Task.CompletedTask;
        }
    }
}
