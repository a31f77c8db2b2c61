using System.Globalization;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Admin;

internal static class AdminErrors
{
    /// <summary>The query of a confirmed call.</summary>
    public const string Confirmed = "?confirmed=true";

    /// <summary>The call would take away paid tokens, so it is only made with <see cref="Confirmed"/>.</summary>
    public static ApiError Confirm(string en, string ru) => ApiErrors.Conflict(en, ru) with { Details = new { confirm = true } };

    /// <summary>For the operator only: registration must not reveal which emails have accounts.</summary>
    public static ApiError EmailTaken(string email) => ApiErrors.Conflict(
        $"There is already an account with the email {email}.",
        $"Аккаунт с почтой {email} уже есть.");

    public static ApiError NoSuchAccount(string reference) => ApiErrors.NotFound(
        $"There is no account '{reference}'; GET /api/admin/v1/accounts lists all.",
        $"Аккаунта «{reference}» нет; список: GET /api/admin/v1/accounts.");

    public static ApiError Outranked(AccountRole own, AccountRole other) => ApiErrors.Forbidden(
        $"An account with the role {own.ToWire()} cannot change one with the role {other.ToWire()}, not even itself; the owner can.",
        $"Аккаунт с ролью {own.ToWire()} не может изменить аккаунт с ролью {other.ToWire()}, даже самого себя; это может владелец.");

    public static ApiError RoleTooHigh(AccountRole own, AccountRole given) => ApiErrors.Forbidden(
        $"An account with the role {own.ToWire()} cannot give the role {given.ToWire()}; the owner can.",
        $"Аккаунт с ролью {own.ToWire()} не может дать роль {given.ToWire()}; это может владелец.");

    public static ApiError OwnerStays() => ApiErrors.Conflict(
        "The owner's account can be neither suspended nor given another role.",
        "Аккаунт владельца нельзя ни приостановить, ни лишить его роли.");

    public static ApiError RegistrationConfigured() => ApiErrors.Conflict(
        "The configuration decides this: change `Tessera:Accounts:Registration` there, or set it to Auto.",
        "Это решает конфигурация: измените `Tessera:Accounts:Registration` в ней или задайте Auto.");

    public static ApiError OwnPassword() => ApiErrors.Conflict(
        "Change your own password in Settings, with POST /api/v2/user/password: that asks for the current one.",
        "Свой пароль меняют в настройках, через POST /api/v2/user/password: там нужен текущий.");

    public static ApiError NoEmail() => ApiErrors.Conflict(
        "This account has no email, so it cannot sign in with a password.",
        "У этого аккаунта нет почты, войти с паролем в него нельзя.");

    public static ApiError TooFewTokens(long asked, long available) => ApiErrors.Conflict(
        string.Create(CultureInfo.InvariantCulture, $"The account has {available} tokens available, fewer than {asked}; nothing was taken. Tokens held by generations in progress cannot be taken."),
        string.Create(CultureInfo.InvariantCulture, $"У аккаунта доступно {available} токенов, меньше чем {asked}; ничего не снято. Токены, удержанные идущими генерациями, снять нельзя.")) with
    {
        Details = new { required = asked, available },
    };

    public static ApiError TooManyTokens(long tokens) => ApiErrors.Conflict(
        string.Create(CultureInfo.InvariantCulture, $"{tokens} more tokens would take the account above {Wallet.MaxTokens}, the most that one account can have."),
        string.Create(CultureInfo.InvariantCulture, $"Ещё {tokens} токенов — и у аккаунта станет больше {Wallet.MaxTokens}, а это предел."));

    public static ApiError NoSuchRedeemCode(long id) => ApiErrors.NotFound(
        string.Create(CultureInfo.InvariantCulture, $"There is no code {id}, or it was revoked before; GET /api/admin/v1/redeem-codes lists all."),
        string.Create(CultureInfo.InvariantCulture, $"Кода {id} нет, или он уже отозван; список: GET /api/admin/v1/redeem-codes."));

    public static ApiError RedeemedCode(long id, long account) => ApiErrors.Conflict(
        string.Create(CultureInfo.InvariantCulture, $"Account {account} has redeemed code {id}, so it cannot be revoked. Take its tokens back instead: POST /api/admin/v1/accounts/{account}/take."),
        string.Create(CultureInfo.InvariantCulture, $"Код {id} уже использован аккаунтом {account}, отозвать его нельзя. Токены можно снять: POST /api/admin/v1/accounts/{account}/take."));

    public static ApiError NoSuchWorkspace(string id) => ApiErrors.NotFound(
        $"There is no workspace '{id}'; GET /api/admin/v1/workspaces lists all.",
        $"Рабочего пространства «{id}» нет; список: GET /api/admin/v1/workspaces.");

    public static ApiError NoSuchServiceAccount(string clientId) => ApiErrors.NotFound(
        $"There is no service account '{clientId}'; GET /api/admin/v1/workspaces/{{id}}/service-accounts lists those of a workspace.",
        $"Сервисного аккаунта «{clientId}» нет; список: GET /api/admin/v1/workspaces/{{id}}/service-accounts.");

    public static ApiError OwnMembership() => ApiErrors.Forbidden(
        "An administrator cannot join the workspace of another account by itself; its owner can add it as a member.",
        "Администратор не может сам вступить в чужое рабочее пространство; его может добавить владелец.");

    public static ApiError NoSuchKey(long id) => ApiErrors.NotFound(
        string.Create(CultureInfo.InvariantCulture, $"There is no key {id}; `admin key list` shows all."),
        string.Create(CultureInfo.InvariantCulture, $"Ключа {id} нет; список: `admin key list`."));

    public const int MaxPlanLength = 40;

    /// <summary>The error for an unknown plan; nothing when no plan is given.</summary>
    public static IEnumerable<FieldError> CheckPlan(string? slug, IServiceProvider services)
    {
        var plans = services.GetRequiredService<PlanCatalog>();
        if (slug is not null && plans.Find(slug) is null)
        {
            var known = plans.All.Select(known => known.Slug).ToList();
            var nearest = NearestName.Of(slug, known);
            var all = string.Join(", ", known);
            yield return new(
                "plan",
                nearest is null
                    ? new LocalText($"There is no plan '{slug}'; there are {all}.", $"Тарифа «{slug}» нет; есть: {all}.")
                    : new LocalText($"There is no plan '{slug}'; did you mean {nearest}?", $"Тарифа «{slug}» нет; возможно, это {nearest}."),
                known);
        }
    }
}
