using System.Globalization;
using Tessera.Server.Catalog;
using Tessera.Server.Http;

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
        $"There is no account '{reference}'; `admin account list` shows all.",
        $"Аккаунта «{reference}» нет; список: `admin account list`.");

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
            yield return new("plan", $"There is no plan '{slug}'; {(nearest is null ? $"there are {string.Join(", ", known)}." : $"did you mean {nearest}?")}", known);
        }
    }
}
