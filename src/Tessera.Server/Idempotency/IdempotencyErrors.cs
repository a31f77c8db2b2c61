using Tessera.Server.Http;

namespace Tessera.Server.Idempotency;

/// <summary>The errors of calls with an idempotency key.</summary>
internal static class IdempotencyErrors
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public static ApiError StillRunning() => ApiErrors.Conflict(
        $"A request with this `{IdempotencyKey.Header}` is still running. Retry to get its reply; nothing is created or charged twice.",
        $"Запрос с этим `{IdempotencyKey.Header}` ещё выполняется. Повторите свой, чтобы получить его ответ; дважды ничего не создаётся и не списывается.") with
    {
        RetryAfter = Soon,
    };

    public static ApiError Mismatch() => new(422, "idempotency_mismatch", new(
        $"This `{IdempotencyKey.Header}` was sent with another request within the last 24 hours. Repeat that request unchanged, or use a new key for a new request.",
        $"Этот `{IdempotencyKey.Header}` за последние 24 часа уже передан с другим запросом. Повторите тот запрос без изменений или возьмите новый ключ."));
}
