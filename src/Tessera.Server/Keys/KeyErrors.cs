using System.Globalization;
using Tessera.Server.Http;

namespace Tessera.Server.Keys;

/// <summary>Why a key cannot be created, changed, rotated or revoked.</summary>
internal static class KeyErrors
{
    /// <summary>A generation costs more than what is left of the key's monthly budget.</summary>
    public static ApiError BudgetSpent(long required) => new(402, "insufficient_tokens", LocalText.Format(
        "This costs {0} tokens, more than is left of this key's monthly budget. Nothing was charged.",
        "Это стоит {0} токенов — больше, чем осталось в месячном бюджете ключа. Ничего не списано.", required))
    {
        Details = new ApiErrors.OverBudget(required, "key_monthly_budget"),
    };

    public static ApiError NoSuchKey(long id) => ApiErrors.NotFound(
        $"There is no key {id.ToString(CultureInfo.InvariantCulture)}; GET /api/v2/keys lists yours.",
        $"Ключа {id.ToString(CultureInfo.InvariantCulture)} нет; список: GET /api/v2/keys.");

    public static ApiError TooMany() => ApiErrors.Conflict(
        $"This account has {CreateKey.MaxKeys} keys, the maximum. Revoke one first: DELETE /api/v2/keys/{{id}}.",
        $"У аккаунта уже {CreateKey.MaxKeys} ключей, это предел. Сначала отзовите один: DELETE /api/v2/keys/{{id}}.");

    public static ApiError Expired(long id) => ApiErrors.Conflict(
        $"Key {id.ToString(CultureInfo.InvariantCulture)} has expired; create a new one with POST /api/v2/keys.",
        $"Срок ключа {id.ToString(CultureInfo.InvariantCulture)} истёк; создайте новый: POST /api/v2/keys.");

    public static ApiError MoreRights(string right) => ApiErrors.Forbidden(
        $"The calling key cannot manage a key that exceeds its own rights: `{right}` does. Sign in, or use a key with more rights.",
        $"Ключ, которым вы пользуетесь, не может делать это с ключом, у которого больше прав: `{right}` выходит за его пределы. Войдите в аккаунт или используйте ключ с бо́льшими правами.") with
    {
        Details = new { field = right },
    };
}
