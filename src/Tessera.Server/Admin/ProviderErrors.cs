using Tessera.Providers;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin;

/// <summary>The errors of calls about credentials.</summary>
internal static class ProviderErrors
{
    public static ApiError NoSuchProvider(string name) => ApiErrors.Validation(Unknown(name));

    /// <summary>Validation errors of a credential, by member.</summary>
    public static ApiError? Check(BuiltInProvider provider, ProviderCredential credential) => provider.ProblemOf(credential.BaseUrl, credential.Secret) is var (member, problem)
        ? ApiErrors.Validation([new(member, $"{provider.Name}: {problem}.", null)])
        : null;

    public static ApiError SecretAgain() => ApiErrors.Validation(
        [new("key", "A new `base_url` requires the `key` again: a secret is only sent to the address it was given for.", null)]);

    public static ApiError Taken(string provider, string name) => new(StatusCodes.Status409Conflict, "conflict", LocalText.Format(
        "{0} already has a key named '{1}'. Choose another name, or change that key.",
        "У {0} уже есть ключ «{1}». Выберите другое имя или измените тот ключ.", provider, name));

    public static ApiError NoSuch(long id) => ApiErrors.NotFound(
        $"There is no stored key {id}; GET /api/admin/v1/providers lists all. Those of the configuration and the environment are changed there.",
        $"Сохранённого ключа {id} нет; список: GET /api/admin/v1/providers. Ключи из конфигурации и окружения меняются там.");

    public static FieldError Unknown(string name)
    {
        var nearest = NearestName.Of(name, BuiltInProviders.Names);
        return new("provider", $"There is no provider '{name}'.{(nearest is null ? "" : $" Did you mean {nearest}?")}", [.. BuiltInProviders.Names]);
    }
}
