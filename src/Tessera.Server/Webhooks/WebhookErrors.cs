using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Webhooks;

internal static class WebhookErrors
{
    public static ApiError NoSuchWebhook(string id) => ApiErrors.NotFound(
        $"There is no webhook endpoint '{Excerpt.Of(id)}'; GET /api/v2/webhooks lists yours.",
        $"Точки вебхуков '{Excerpt.Of(id)}' нет; список: GET /api/v2/webhooks.");

    public static ApiError NoSuchDelivery(string webhook, string id) => ApiErrors.NotFound(
        $"The webhook endpoint '{Excerpt.Of(webhook)}' has no delivery '{Excerpt.Of(id)}'; GET /api/v2/webhooks/{{id}}/deliveries lists those of the last 30 days.",
        $"У точки вебхуков '{Excerpt.Of(webhook)}' нет доставки '{Excerpt.Of(id)}'; за 30 дней: GET /api/v2/webhooks/{{id}}/deliveries.");

    public static ApiError TooMany() => ApiErrors.Conflict(
        $"This account has {CreateWebhook.MaxWebhooks} webhook endpoints, the maximum. Delete one first.",
        $"У аккаунта уже {CreateWebhook.MaxWebhooks} точек вебхуков, это предел. Сначала удалите одну.");

    public static ApiError Disabled(WebhookId id) => ApiErrors.Conflict(
        $"The webhook endpoint {id.Text} is disabled; enable it first: PATCH /api/v2/webhooks/{id.Text} {{\"enabled\": true}}.",
        $"Точка вебхуков {id.Text} выключена; сначала включите её: PATCH /api/v2/webhooks/{id.Text} {{\"enabled\": true}}.");
}
