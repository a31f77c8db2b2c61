namespace Tessera.Server.Http;

/// <summary>The errors that slices share (api.md, "Limits, errors, headers").</summary>
internal static class ApiErrors
{
    /// <summary>The <c>details</c> of a request with wrong values.</summary>
    internal sealed record FieldDetails(IReadOnlyList<FieldError> Fields)
    {
        /// <summary>The errors with their sentences in a language.</summary>
        public FieldDetails In(Language language) => new([.. Fields.Select(field => field.In(language))]);
    }

    /// <summary>The <c>details</c> of a generation that a key's budget does not cover.</summary>
    internal sealed record OverBudget(long Required, string Limit);

    /// <summary>The <c>details</c> of a request for a model that does not exist.</summary>
    internal sealed record MissingModel(string Model, IReadOnlyList<string> Nearest);

    public static ApiError BadRequest(string en, string ru) => new(400, "bad_request", new(en, ru));

    public static ApiError NotAuthenticated() => new(401, "not_authenticated", new(
        "Send a valid API key: `Authorization: Bearer nb_…`.",
        "Передайте действующий ключ API: `Authorization: Bearer nb_…`."));

    public static ApiError TokenExpired() => new(401, "token_expired", new(
        "The access token has expired; get a new one from /api/v2/auth/refresh.",
        "Срок действия токена истёк; получите новый через /api/v2/auth/refresh."));

    public static ApiError Forbidden(string en, string ru) => new(403, "forbidden", new(en, ru));

    /// <summary>The same error for what does not exist and for what belongs to another account.</summary>
    public static ApiError NotFound(string en, string ru) => new(404, "not_found", new(en, ru));

    public static ApiError NoSuchGeneration() => NotFound(
        "There is no such generation.", "Такой генерации нет.");

    public static ApiError NoSuchModel(string slug, IReadOnlyList<string> nearest, string listedAt = "/api/v2/models")
    {
        var en = nearest.Count == 0 ? $"GET {listedAt} lists all." : $"Did you mean {string.Join(", ", nearest)}?";
        var ru = nearest.Count == 0 ? $"Список: GET {listedAt}." : $"Возможно: {string.Join(", ", nearest)}?";
        return NotFound($"There is no model '{slug}'. {en}", $"Модели '{slug}' нет. {ru}") with
        {
            Details = new MissingModel(slug, nearest),
        };
    }

    public static ApiError Conflict(string en, string ru) => new(409, "conflict", new(en, ru));

    public static ApiError PayloadTooLarge(long limitBytes) => new(413, "payload_too_large", LocalText.Format(
        "The request is too large; at most {0:0.##} MB are allowed.",
        "Запрос слишком велик; допускается не более {0:0.##} МБ.", limitBytes / 1_000_000d))
    {
        Details = new { limit_bytes = limitBytes },
    };

    public static ApiError UnsupportedMediaType(string seen, params string[] allowed) => new(415, "unsupported_media_type", LocalText.Format(
        "The content type '{0}' is not supported here; send {1}.",
        "Тип содержимого '{0}' здесь не поддерживается; нужен {1}.", seen, string.Join(", ", allowed)))
    {
        Details = new { seen, allowed },
    };

    public static ApiError UnsupportedCoding(string seen, IReadOnlyList<string> allowed) => new(415, "unsupported_media_type", LocalText.Format(
        "The Content-Encoding '{0}' is not supported; send {1}, or the body as it is.",
        "Content-Encoding '{0}' не поддерживается; используйте {1} или передайте тело без сжатия.", seen, string.Join(", ", allowed)))
    {
        Details = new { seen, allowed },
    };

    public static ApiError UnsupportedCharset(string seen) => new(415, "unsupported_media_type", LocalText.Format(
        "The charset '{0}' is not supported; send UTF-8.",
        "Кодировка '{0}' не поддерживается; используйте UTF-8.", seen))
    {
        Details = new { seen, allowed = (string[])["utf-8"] },
    };

    public static ApiError Validation(params IReadOnlyList<FieldError> fields) => new(422, "validation_error", new(
        string.Join(' ', fields.Select(field => field.Message)), string.Join(' ', fields.Select(field => field.Text.Ru))))
    {
        Details = new FieldDetails(fields),
    };

    /// <summary>
    /// More attempts than a client may make within a period; both sentences take the minutes to wait as <c>{0}</c>.
    /// </summary>
    public static ApiError TooManyAttempts(TimeSpan wait, string en, string ru) => new(
        429, "rate_limit_exceeded", LocalText.Format(en, ru, Math.Ceiling(wait.TotalMinutes)))
    {
        RetryAfter = wait,
        Details = new { retry_after = (long)Math.Ceiling(wait.TotalSeconds) },
    };

    public static ApiError Internal() => new(500, "internal_error", new(
        "Internal error; nothing was charged that is not in your transactions.",
        "Ошибка на нашей стороне; списано только то, что есть в ваших транзакциях."));

    public static ApiError Overloaded() => new(503, "overloaded", new(
        "The server is too busy, or its database is unavailable; try again later.",
        "Сервер перегружен или его база данных не отвечает; повторите запрос."))
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    /// <summary>Nothing can be stored: the disk is full, or its remaining space is reserved for texts and the ledger.</summary>
    public static ApiError DiskFull() => new(503, "overloaded", new(
        "The server is short of disk space; nothing was charged. Try again later.",
        "На сервере не хватает места на диске; ничего не списано. Повторите позже."))
    {
        RetryAfter = TimeSpan.FromMinutes(1),
    };

    public static ApiError ModelUnavailable(string slug) => new(503, "model_unavailable", LocalText.Format(
        "The model '{0}' is not available now; nothing was charged.",
        "Модель '{0}' сейчас недоступна; ничего не списано.", slug))
    {
        RetryAfter = TimeSpan.FromSeconds(30),
    };
}
