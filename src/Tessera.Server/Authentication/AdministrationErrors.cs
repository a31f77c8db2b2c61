using Tessera.Server.Http;

namespace Tessera.Server.Authentication;

internal static class AdministrationErrors
{
    public static ApiError NeedsSignIn() => ApiErrors.Forbidden(
        "Administration needs a signed-in owner, admin or auditor; API keys and service accounts are never admitted. Sign in with POST /api/v2/auth/login.",
        "Администрирование доступно только вошедшим владельцу, администратору или аудитору; ключи API и сервисные аккаунты не допускаются. Войдите через POST /api/v2/auth/login.");

    public static ApiError NeedsRole(AccountRole needed, AccountRole role) => ApiErrors.Forbidden(
        $"This needs the role {needed.ToWire()}; this account has the role {role.ToWire()}.",
        $"Нужна роль {needed.ToWire()}; у этого аккаунта роль {role.ToWire()}.") with
    {
        Details = new { needed = needed.ToWire(), role = role.ToWire() },
    };
}
