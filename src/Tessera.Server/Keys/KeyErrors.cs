using System.Globalization;
using System.Net;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Keys;

/// <summary>Why a key is not accepted, said to whoever holds it.</summary>
internal static class KeyErrors
{
    /// <summary>Says only what the text itself shows: whether such a key exists is not looked up.</summary>
    public static ApiError Malformed(KeyForm form, int length) => form == KeyForm.CheckDigitsDiffer
        ? NotAuthenticated(
            "The check digits at the end of this API key do not match the rest of it: at least one character was mistyped or lost. Copy the key again.",
            "Контрольные символы в конце ключа API не совпадают с остальными: хотя бы один символ введён неверно или потерян. Скопируйте ключ ещё раз.")
        : NotAuthenticated(
            $"The API key is malformed: a key is {ApiKeyFormat.Length} characters long, nb_… or nb_test_…, of letters and digits only; this one has {length} characters. Copy it again.",
            $"Ключ API искажён: в ключе {ApiKeyFormat.Length} символов, он начинается с nb_ или nb_test_, дальше только латинские буквы и цифры; в этом {length} символов. Скопируйте его ещё раз.");

    public static ApiError Unknown() => NotAuthenticated(
        "This installation has no such API key, although it is correctly typed. Use a key of this installation, or make one: POST /api/v2/keys.",
        "Такого ключа API здесь нет, хотя он введён без ошибок. Возьмите ключ этой установки или создайте новый: POST /api/v2/keys.");

    public static ApiError Revoked(DateTimeOffset at) => NotAuthenticated(
        $"This API key was revoked on {Day(at)}. Use another one.",
        $"Этот ключ API отозван {Day(at)}. Используйте другой.");

    public static ApiError Expired(DateTimeOffset at) => NotAuthenticated(
        $"This API key expired on {Day(at)}. Use another one.",
        $"Срок действия этого ключа API истёк {Day(at)}. Используйте другой.");

    public static ApiError NotFromHere(IPAddress? from) => ApiErrors.Forbidden(
        $"This API key may not be used from {from?.ToString() ?? "a local socket"}; its `cidrs` name where it may.",
        $"Этот ключ API нельзя использовать с адреса {from?.ToString() ?? "локального сокета"}; разрешённые сети — в `cidrs`.");

    /// <summary>A generation costs more than is left of the key's monthly budget.</summary>
    public static ApiError BudgetSpent(long required) => new(402, "insufficient_tokens", LocalText.Format(
        "This costs {0} tokens, more than is left of this key's monthly budget. Nothing was charged.",
        "Это стоит {0} токенов — больше, чем осталось в месячном бюджете ключа. Ничего не списано.", required))
    {
        Details = new { required, limit = "key_monthly_budget" },
    };

    public static ApiError MissingScope(string needed, IReadOnlyList<string> scopes) => ApiErrors.Forbidden(
        $"This API key may not do this: it has the scopes {string.Join(", ", scopes)}; needed is {needed}.",
        $"Этому ключу API это не разрешено: у него есть {string.Join(", ", scopes)}; нужно {needed}.") with
    {
        Details = new { needed, scopes },
    };

    public static ApiError NoSuchKey(long id) => ApiErrors.NotFound(
        $"There is no key {id.ToString(CultureInfo.InvariantCulture)}; GET /api/v2/keys lists yours.",
        $"Ключа {id.ToString(CultureInfo.InvariantCulture)} нет; список: GET /api/v2/keys.");

    public static ApiError TooMany() => ApiErrors.Conflict(
        $"This account has {CreateKey.MostKeys} keys, as many as it may. Revoke one first: DELETE /api/v2/keys/{{id}}.",
        $"У аккаунта уже {CreateKey.MostKeys} ключей, это предел. Сначала отзовите один: DELETE /api/v2/keys/{{id}}.");

    public static ApiError RotatesNoMore(long id) => ApiErrors.Conflict(
        $"Key {id.ToString(CultureInfo.InvariantCulture)} has expired; make a new one with POST /api/v2/keys.",
        $"Срок ключа {id.ToString(CultureInfo.InvariantCulture)} истёк; создайте новый: POST /api/v2/keys.");

    public static ApiError MoreRights(string right) => ApiErrors.Forbidden(
        $"The key you call with cannot do this to a key with more rights than its own: `{right}` goes beyond it. Sign in, or use a key with more rights.",
        $"Ключ, которым вы пользуетесь, не может делать это с ключом, у которого больше прав: `{right}` выходит за его пределы. Войдите в аккаунт или используйте ключ с бо́льшими правами.") with
    {
        Details = new { field = right },
    };

    private static ApiError NotAuthenticated(string en, string ru) =>
        ApiErrors.NotAuthenticated() with { Message = new(en, ru) };

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
