using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

internal static class AccountErrors
{
    public const int LongestUsername = 60;

    public static ApiError EmailTaken(string email) => ApiErrors.Conflict(
        $"There is already an account with the email {email}.",
        $"Аккаунт с почтой {email} уже есть.");

    public static ApiError RegistrationClosed() => ApiErrors.Forbidden(
        "Registration is closed here; ask the operator for an account.",
        "Регистрация здесь закрыта; обратитесь к администратору.");

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

    public static ApiError TooManyTries(TimeSpan wait) => new(StatusCodes.Status429TooManyRequests, "rate_limit_exceeded", new(
        $"Too many failed sign-ins. Try again in {Math.Ceiling(wait.TotalMinutes):0} min.",
        $"Слишком много неудачных попыток входа. Повторите через {Math.Ceiling(wait.TotalMinutes):0} мин."))
    {
        RetryAfter = wait,
        Details = new { retry_after = (long)Math.Ceiling(wait.TotalSeconds) },
    };
}
