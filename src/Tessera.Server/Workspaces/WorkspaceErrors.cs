using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Workspaces;

internal static class WorkspaceErrors
{
    /// <summary>The header that names the workspace.</summary>
    public const string Header = "x-workspace-id";

    public const int MaxNameLength = 100;

    public const string InsufficientQuota = "insufficient_quota";

    /// <summary>The same error for a workspace that does not exist and for one of which the caller is not a member.</summary>
    public static ApiError NoSuchWorkspace() => ApiErrors.NotFound(
        "There is no such workspace, or you are not in it; GET /api/workspace-service/v1/workspaces lists yours.",
        "Такого рабочего пространства нет или вы в нём не состоите; список: GET /api/workspace-service/v1/workspaces.");

    public static ApiError MissingWorkspace() => ApiErrors.Validation(
        new FieldError(Header, $"The header {Header} is required: a workspace's id from GET /api/workspace-service/v1/workspaces.") { Source = "header", Kind = "missing" });

    public static ApiError OwnerStays() => ApiErrors.Conflict(
        "This account owns the workspace; the owner cannot be changed.", "Этот аккаунт — владелец рабочего пространства; он им и остаётся.");

    public static ApiError NotAMember(AccountId account) => ApiErrors.NotFound(
        $"Account {account} is not in this workspace.", $"Аккаунт {account} не состоит в этом рабочем пространстве.");

    public static ApiError TooMany(int most) => ApiErrors.Conflict(
        $"There are {most} already, the maximum. Remove one first.", $"Их уже {most}, это предел. Сначала удалите один.");

    public static ApiError NeedsAdmin() => ApiErrors.Forbidden(
        "Only the workspace's owner and its admins may do this.", "Это могут только владелец рабочего пространства и его администраторы.");

    public static ApiError NeedsOwner() => ApiErrors.Forbidden(
        "Only the workspace's owner may do this.", "Это может только владелец рабочего пространства.");

    public static ApiError TokenExpired() => ApiErrors.TokenExpired() with
    {
        Message = new(
            "The access token has expired; get a new one from POST /oauth/v2/token.",
            "Срок действия токена истёк; получите новый: POST /oauth/v2/token."),
    };

    /// <summary>The quota was used up between the check and the charge.</summary>
    public static ApiError NoImagesLeft() => new(402, InsufficientQuota, new(
        "The workspace has no images left of this month's or this day's quota.",
        "У рабочего пространства не осталось изображений на этот месяц или день."));

    public static ApiError QuotaSpent(ImageQuota quota, DateTimeOffset now) => new(402, InsufficientQuota, LocalText.Format(
        "The workspace has made {0} of {1} images this month and {2} of {3} today; no more are left.",
        "Рабочее пространство создало {0} из {1} изображений за месяц и {2} из {3} за сегодня; больше не осталось.",
        quota.UsedThisMonth(now), quota.PerMonth, quota.UsedToday(now), quota.PerDay));
}
