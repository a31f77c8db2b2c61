using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

internal static class AccountErrors
{
    public const int LongestUsername = 60;

    public static ApiError RegistrationClosed() => ApiErrors.Forbidden(
        "Registration is closed here; ask the operator for an account.",
        "Регистрация здесь закрыта; обратитесь к администратору.");

    public static ApiError TooManyRegistrations(TimeSpan wait) => Wait(
        wait,
        "Too many registrations came from your network. Try again in {0:0} min, or sign in with /api/v2/auth/login.",
        "Слишком много регистраций из вашей сети. Повторите через {0:0} мин или войдите через /api/v2/auth/login.");

    /// <summary>A network presented too many keys, tokens or secrets that are none of ours.</summary>
    public static ApiError TooManySecrets(TimeSpan wait) => Wait(
        wait,
        "Too many keys or tokens that do not exist came from your network. Check yours, and try again in {0:0} min.",
        "Из вашей сети пришло слишком много несуществующих ключей или токенов. Проверьте свой и повторите через {0:0} мин.");

    /// <summary>The same for a wrong password and an unknown email.</summary>
    public static ApiError WrongPassword() => ApiErrors.NotAuthenticated() with
    {
        Message = new("The email or the password is wrong.", "Неверная почта или пароль."),
    };

    public static ApiError SignedOut() => ApiErrors.NotAuthenticated() with
    {
        Message = new("This user has signed out; sign in again with /api/v2/auth/login.", "Пользователь вышел; войдите снова через /api/v2/auth/login."),
    };

    public static ApiError BadRefreshToken() => ApiErrors.NotAuthenticated() with
    {
        Message = new(
            "The refresh token is not valid any more; sign in again with /api/v2/auth/login.",
            "Токен обновления недействителен; войдите снова через /api/v2/auth/login."),
    };

    public static ApiError TooManyTries(TimeSpan wait) => Wait(
        wait,
        "Too many failed sign-ins. Try again in {0:0} min.",
        "Слишком много неудачных попыток входа. Повторите через {0:0} мин.");

    private static ApiError Wait(TimeSpan wait, string en, string ru) => new(
        StatusCodes.Status429TooManyRequests, "rate_limit_exceeded", LocalText.Format(en, ru, Math.Ceiling(wait.TotalMinutes)))
    {
        RetryAfter = wait,
        Details = new { retry_after = (long)Math.Ceiling(wait.TotalSeconds) },
    };
}
