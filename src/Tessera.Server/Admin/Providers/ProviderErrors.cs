using System.Collections.Frozen;
using Tessera.Providers;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin.Providers;

/// <summary>The errors of calls about credentials.</summary>
internal static class ProviderErrors
{
    // What BuiltInProvider.ProblemOf says; connectors know one language.
    private static readonly FrozenDictionary<string, string> Russian = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["its address must be http:// or https://, without a user, a query or a fragment"] =
            "адрес должен начинаться с http:// или https://, без имени пользователя, параметров и фрагмента",
        ["it has no usual address: its base URL must be given"] = "обычного адреса нет: укажите базовый URL",
        ["it needs a key"] = "нужен ключ",
        ["its key has characters that cannot stand in a header"] = "в ключе есть символы, которых не может быть в заголовке",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ApiError NoSuchProvider(string name) => ApiErrors.Validation(Unknown(name));

    /// <summary>Validation errors of a credential, by member.</summary>
    public static ApiError? Check(BuiltInProvider provider, ProviderCredential credential) => Problem(provider, credential.BaseUrl, credential.Secret) is { } problem
        ? ApiErrors.Validation(problem)
        : null;

    /// <summary>The problem with an address or its key; null if both are usable.</summary>
    public static FieldError? Problem(BuiltInProvider provider, string? address, string? key) => provider.ProblemOf(address, key) is var (member, problem)
        ? new(member, new LocalText($"{provider.Name}: {problem}.", $"{provider.Name}: {Russian.GetValueOrDefault(problem, problem)}."))
        : null;

    public static ApiError SecretAgain() => ApiErrors.Validation(
        new FieldError("key", new LocalText(
            "A new `base_url` requires the `key` again: a secret is only sent to the address it was given for.",
            "С новым `base_url` нужен и `key`: секрет отправляется только на тот адрес, для которого его ввели.")));

    public static ApiError Taken(string provider, string name) => new(StatusCodes.Status409Conflict, "conflict", LocalText.Format(
        "{0} already has a key named '{1}'. Choose another name, or change that key.",
        "У {0} уже есть ключ «{1}». Выберите другое имя или измените тот ключ.", provider, name));

    public static ApiError NoSuch(long id) => ApiErrors.NotFound(
        $"There is no stored key {id}; GET /api/admin/v1/providers lists all. Those of the configuration and the environment are changed there.",
        $"Сохранённого ключа {id} нет; список: GET /api/admin/v1/providers. Ключи из конфигурации и окружения меняются там.");

    public static FieldError Unknown(string name)
    {
        var nearest = NearestName.Of(name, BuiltInProviders.Names);
        return new(
            "provider",
            new LocalText(
                $"There is no provider '{name}'.{(nearest is null ? "" : $" Did you mean {nearest}?")}",
                $"Провайдера «{name}» нет.{(nearest is null ? "" : $" Возможно: {nearest}.")}"),
            [.. BuiltInProviders.Names]);
    }
}
