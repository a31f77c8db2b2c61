using System.Globalization;
using Tessera.Server.Http;

namespace Tessera.Server.Sessions;

internal static class SessionErrors
{
    public static ApiError NoSuchSession(long id) => ApiErrors.NotFound(
        string.Create(CultureInfo.InvariantCulture, $"There is no open session {id}; GET /api/v2/sessions lists all."),
        string.Create(CultureInfo.InvariantCulture, $"Открытого сеанса {id} нет; список: GET /api/v2/sessions."));

    public static ApiError NoPassword() => ApiErrors.Conflict(
        "This account has no password to change: it signs in with API keys only. An administrator can set one.",
        "У этого аккаунта нет пароля: вход только по ключам API. Пароль может задать администратор.");

    public static ApiError WrongCurrent() => ApiErrors.Validation(new FieldError(
        "current", new LocalText("`current` is not the account's password.", "`current` — не пароль этого аккаунта.")));
}
