using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

internal static class AccountErrors
{
    public const int MaxUsernameLength = 60;

    public static ApiError RegistrationClosed() => ApiErrors.Forbidden(
        "Registration is closed on this installation; ask the operator for an account.",
        "Регистрация здесь закрыта; обратитесь к администратору.");

    public static ApiError TooManyRegistrations(TimeSpan wait) => ApiErrors.TooManyAttempts(
        wait,
        "Too many registrations came from your network. Try again in {0:0} min, or sign in with /api/v2/auth/login.",
        "Слишком много регистраций из вашей сети. Повторите через {0:0} мин или войдите через /api/v2/auth/login.");

    /// <summary>
    /// The same error for a wrong password and an unknown email, so that it does not reveal which emails have accounts.
    /// </summary>
    public static ApiError WrongPassword() => ApiErrors.NotAuthenticated() with
    {
        Message = new("The email or the password is wrong.", "Неверная почта или пароль."),
    };

    public static ApiError NoPassword() => ApiErrors.Conflict(
        "This account has no password to change: it signs in with API keys only. An administrator can set one.",
        "У этого аккаунта нет пароля: вход только по ключам API. Пароль может задать администратор.");

    public static ApiError WrongCurrent() => ApiErrors.Validation(new FieldError(
        "current", new LocalText("`current` is not the account's password.", "`current` — не пароль этого аккаунта.")));

    public static ApiError BadRefreshToken() => ApiErrors.NotAuthenticated() with
    {
        Message = new(
            "The refresh token is not valid any more; sign in again with /api/v2/auth/login.",
            "Токен обновления недействителен; войдите снова через /api/v2/auth/login."),
    };

    public static ApiError TooManyTries(TimeSpan wait) => ApiErrors.TooManyAttempts(
        wait,
        "Too many failed sign-ins. Try again in {0:0} min.",
        "Слишком много неудачных попыток входа. Повторите через {0:0} мин.");
}
