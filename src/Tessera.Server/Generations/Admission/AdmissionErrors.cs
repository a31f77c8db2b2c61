using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Generations.Admission;

/// <summary>The errors for a generation that is not admitted.</summary>
internal static class AdmissionErrors
{
    /// <summary>
    /// The same code as when a provider is down: in both cases a caller can only choose another model or wait.
    /// </summary>
    public static ApiError ModelNotServed(string slug) => ApiErrors.ModelUnavailable(slug) with
    {
        Message = LocalText.Format(
            "No provider configured on this server serves the model '{0}'; nothing was charged. GET /api/v2/models shows which models are available.",
            "Ни один настроенный на сервере провайдер не обслуживает модель '{0}'; ничего не списано. Доступные модели: GET /api/v2/models.", slug),
    };

    public static ApiError From(HoldOutcome.Refused reason, Plan plan, DateTimeOffset now) => reason switch
    {
        HoldOutcome.InsufficientTokens(var wallet, var required) => InsufficientTokens(required, wallet.Available),
        HoldOutcome.HourLimit => RateLimited(plan, RateWindow.HourEnds(now) - now, plan.HourlyRequests, "hour", "час"),
        HoldOutcome.DayLimit => RateLimited(plan, RateWindow.DayEnds(now) - now, plan.DailyRequests, "day", "день"),
        HoldOutcome.TooManyPending(var wallet) => TooManyPending(plan, wallet.Pending),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "is answered by another attempt"),
    };

    public static ApiError InsufficientTokens(long required, long available) => new(402, "insufficient_tokens", LocalText.Format(
        "This costs {0} tokens; {1} are available. Nothing was charged.",
        "Это стоит {0} токенов, доступно {1}. Ничего не списано.", required, available))
    {
        Details = new { required, available },
    };

    public static ApiError PriceExceedsLimit(long required, long most) => new(402, "insufficient_tokens", LocalText.Format(
        "This costs {0} tokens, more than `max_tokens_spent` {1} allows. Nothing was charged.",
        "Это стоит {0} токенов — больше, чем разрешает `max_tokens_spent` {1}. Ничего не списано.", required, most))
    {
        Details = new { required, max_tokens_spent = most },
    };

    public static ApiError InsufficientPlan(Plan plan, Model model) => new(403, "insufficient_plan", LocalText.Format(
        "The model '{0}' needs plan '{1}' or higher; this account has '{2}'.",
        "Модель '{0}' доступна с тарифа '{1}'; у этого аккаунта '{2}'.", model.Slug, model.MinPlan, plan.Slug))
    {
        Details = new { model = model.Slug, required_plan = model.MinPlan, plan = plan.Slug },
    };

    public static ApiError ModelNotForKey(string slug, IReadOnlyList<string> allowed) => ApiErrors.Forbidden(
        $"This key may not use the model '{slug}'; it may use {string.Join(", ", allowed)}.",
        $"Этому ключу модель '{slug}' недоступна; доступны: {string.Join(", ", allowed)}.") with
    {
        Details = new { model = slug, allowed },
    };

    private static ApiError RateLimited(Plan plan, TimeSpan wait, int? limit, string unit, string unitRu) =>
        new(429, "rate_limit_exceeded", LocalText.Format(
            "The plan '{0}' allows {1} requests per {2}; try again in {4:0} s.",
            "Тариф '{0}' допускает {1} запросов в {3}; повторите через {4:0} с.",
            plan.Slug, limit, unit, unitRu, Math.Ceiling(wait.TotalSeconds)))
        {
            RetryAfter = wait,
            Limits = new ApiError.LimitsSeen(plan.Slug, plan.HourlyRequests, plan.DailyRequests),
            Details = new { limit, per = unit },
        };

    private static ApiError TooManyPending(Plan plan, int pending) => new(429, "too_many_pending", LocalText.Format(
        "{0} generations of this account are unfinished; the plan '{1}' allows {2} at once. Wait for one or cancel it.",
        "У аккаунта не закончено генераций: {0}; тариф '{1}' допускает {2} сразу. Дождитесь или отмените одну.",
        pending, plan.Slug, plan.MaxPending))
    {
        RetryAfter = TimeSpan.FromSeconds(5),
        Limits = new ApiError.LimitsSeen(plan.Slug, plan.HourlyRequests, plan.DailyRequests),
        Details = new { pending, allowed = plan.MaxPending },
    };
}
