using Tessera.Server.Http;

namespace Tessera.Server.Setup;

internal static class SetupErrors
{
    public static ApiError Closed() => ApiErrors.Conflict(
        "This installation is already set up; sign in.",
        "Установка уже настроена; войдите.");

    public static ApiError MissingCode() => OfCode(
        "The set-up from another machine, or through a proxy, needs `code`: the code that the server printed when it started.",
        "Для настройки с другой машины или через прокси нужен `code`: код, который сервер показал при запуске.");

    public static ApiError WrongCode() => OfCode(
        "`code` is not the set-up code of this installation. The server prints it when it starts.",
        "`code` — не код настройки этой установки. Сервер показывает его при запуске.");

    public static ApiError TooManyCodes(TimeSpan wait) => ApiErrors.TooManyAttempts(
        wait,
        "Too many wrong set-up codes came from your network. Try again in {0:0} min.",
        "Из вашей сети пришло слишком много неверных кодов настройки. Повторите через {0:0} мин.");

    public static ApiError EmailTaken(string email) => ApiErrors.Validation(
        new FieldError("email", LocalText.Format(
            "`email` must not belong to another account, and {0} does.",
            "`email` не может принадлежать другому аккаунту, а {0} уже занят.", email)));

    public static ApiError HasCredential(int index, string provider) => ApiErrors.Validation(
        new FieldError($"providers[{index}].provider", LocalText.Format(
            "`providers[{0}].provider` must be one without a stored key, and {1} has one. Leave it out.",
            "`providers[{0}].provider`: у {1} уже есть сохранённый ключ. Уберите его отсюда.", index, provider)));

    // The member is named, so that a form can show the error beside its field.
    private static ApiError OfCode(string en, string ru) => ApiErrors.Forbidden(en, ru) with { Details = new ApiErrors.FieldDetails([new FieldError("code", new LocalText(en, ru))]) };
}
