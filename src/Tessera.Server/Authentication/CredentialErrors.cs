using System.Globalization;
using System.Net;
using Tessera.Server.Http;

namespace Tessera.Server.Authentication;

/// <summary>The errors for a refused credential.</summary>
internal static class CredentialErrors
{
    /// <summary>Reports only what the text itself reveals; whether such a key exists is not looked up.</summary>
    public static ApiError Malformed(ApiKeyFormat.KeyForm form, int length) => form == ApiKeyFormat.KeyForm.CheckDigitsDiffer
        ? NotAuthenticated(
            "The check digits at the end of this API key do not match the rest of it: at least one character was mistyped or lost. Copy the key again.",
            "Контрольные символы в конце ключа API не совпадают с остальными: хотя бы один символ введён неверно или потерян. Скопируйте ключ ещё раз.")
        : NotAuthenticated(
            $"The API key is malformed: a key is {ApiKeyFormat.Length} characters long, nb_… or nb_test_…, of letters and digits only; this one has {length} characters. Copy it again.",
            $"Ключ API искажён: в ключе {ApiKeyFormat.Length} символов, он начинается с nb_ или nb_test_, дальше только латинские буквы и цифры; в этом {length} символов. Скопируйте его ещё раз.");

    public static ApiError Unknown() => NotAuthenticated(
        "This installation has no such API key, although its check digits are correct. Use a key of this installation, or create one: POST /api/v2/keys.",
        "Такого ключа API здесь нет, хотя он введён без ошибок. Возьмите ключ этой установки или создайте новый: POST /api/v2/keys.");

    public static ApiError Revoked(DateTimeOffset at) => NotAuthenticated(
        $"This API key was revoked on {Day(at)}. Use another one.",
        $"Этот ключ API отозван {Day(at)}. Используйте другой.");

    public static ApiError Expired(DateTimeOffset at) => NotAuthenticated(
        $"This API key expired on {Day(at)}. Use another one.",
        $"Срок действия этого ключа API истёк {Day(at)}. Используйте другой.");

    public static ApiError Suspended() => ApiErrors.Forbidden(
        "This account is suspended; ask the operator of this installation. Generations that had begun before are finished.",
        "Этот аккаунт приостановлен; обратитесь к администратору. Начатые до этого генерации завершаются.");

    public static ApiError NotFromHere(IPAddress? from) => ApiErrors.Forbidden(
        $"This API key may not be used from {from?.ToString() ?? "a local socket"}; use it from the networks in its `cidrs`.",
        $"Этот ключ API нельзя использовать с адреса {from?.ToString() ?? "локального сокета"}; разрешённые сети — в `cidrs`.");

    public static ApiError MissingScope(string needed, IReadOnlyList<string> scopes) => ApiErrors.Forbidden(
        $"This API key may not do this: it has the scopes {string.Join(", ", scopes)} and needs {needed}.",
        $"Этому ключу API это не разрешено: у него есть {string.Join(", ", scopes)}; нужно {needed}.") with
    {
        Details = new { needed, scopes },
    };

    /// <summary>A network presented too many unknown keys, tokens or secrets.</summary>
    public static ApiError TooManyUnknown(TimeSpan wait) => ApiErrors.TooManyAttempts(
        wait,
        "Too many unknown keys or tokens came from your network. Check yours, and try again in {0:0} min.",
        "Из вашей сети пришло слишком много несуществующих ключей или токенов. Проверьте свой и повторите через {0:0} мин.");

    public static ApiError SignedOut() => ApiErrors.NotAuthenticated() with
    {
        Message = new("This user has signed out, or the session has ended; sign in again.", "Пользователь вышел, или сеанс завершён; войдите снова."),
    };

    public static ApiError SessionEnded() => NotAuthenticated(
        "The session has ended; sign in again.",
        "Сеанс завершён; войдите снова.");

    public static ApiError MissingCsrf() => ApiErrors.Forbidden(
        "A request with the session cookie that may change something must have the header `X-CSRF`: the member `csrf` of GET /api/v2/session.",
        "Запрос с cookie сеанса, который может что-то изменить, должен содержать заголовок `X-CSRF`: значение `csrf` из GET /api/v2/session.");

    public static ApiError WrongCsrf() => ApiErrors.Forbidden(
        "The header `X-CSRF` does not belong to this session; read `csrf` from GET /api/v2/session again.",
        "Заголовок `X-CSRF` не относится к этому сеансу; запросите `csrf` снова: GET /api/v2/session.");

    public static ApiError ForeignPage() => ApiErrors.Forbidden(
        "A session can be started only by a page of this server, and this request came from another site.",
        "Сеанс может начать только страница этого сервера, а запрос пришёл с другого сайта.");

    public static ApiError ForeignCall() => ApiErrors.Forbidden(
        "Only pages of this server may use the session cookie to change something, and this request came from another site. Programs use an API key.",
        "Изменять что-либо с cookie сеанса могут только страницы этого сервера, а запрос пришёл с другого сайта. Программам нужен ключ API.");

    private static ApiError NotAuthenticated(string en, string ru) =>
        ApiErrors.NotAuthenticated() with { Message = new(en, ru) };

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
