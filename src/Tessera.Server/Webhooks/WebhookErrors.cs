using Tessera.Server.Http;

namespace Tessera.Server.Webhooks;

internal static class WebhookErrors
{
    private const int LongestShown = 64;

    public static ApiError NoSuchWebhook(string id) => ApiErrors.NotFound(
        $"There is no webhook endpoint '{Cut(id)}'; GET /api/v2/webhooks lists yours.",
        $"Точки вебхуков '{Cut(id)}' нет; список: GET /api/v2/webhooks.");

    public static ApiError NoSuchDelivery(string webhook, string id) => ApiErrors.NotFound(
        $"The webhook endpoint '{Cut(webhook)}' has no delivery '{Cut(id)}'; GET /api/v2/webhooks/{{id}}/deliveries lists those of the last 30 days.",
        $"У точки вебхуков '{Cut(webhook)}' нет доставки '{Cut(id)}'; за 30 дней: GET /api/v2/webhooks/{{id}}/deliveries.");

    public static ApiError TooMany() => ApiErrors.Conflict(
        $"This account has {CreateWebhook.MostWebhooks} webhook endpoints, as many as it may. Delete one first.",
        $"У аккаунта уже {CreateWebhook.MostWebhooks} точек вебхуков, это предел. Сначала удалите одну.");

    public static ApiError Disabled(WebhookId id) => ApiErrors.Conflict(
        $"The webhook endpoint {id.Text} is disabled; enable it first: PATCH /api/v2/webhooks/{id.Text} {{\"enabled\": true}}.",
        $"Точка вебхуков {id.Text} выключена; сначала включите её: PATCH /api/v2/webhooks/{id.Text} {{\"enabled\": true}}.");

    private static string Cut(string text) => text.Length <= LongestShown ? text : string.Concat(text.AsSpan(0, LongestShown), "…");
}
