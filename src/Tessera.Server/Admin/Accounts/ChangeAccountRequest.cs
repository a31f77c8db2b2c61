using System.ComponentModel.DataAnnotations;
using Tessera.Server.Accounts;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Admin.Accounts;

/// <summary>The account's members to change; absent ones stay as they are.</summary>
internal sealed record ChangeAccountRequest : IRequestBody<ChangeAccountRequest>, ICheckedBody
{
    /// <summary>The display name.</summary>
    [StringLength(AccountErrors.MaxUsernameLength, MinimumLength = 1)]
    [Printable]
    public string? Username { get; init; }

    /// <summary>A plan to start now, in place of the current one; it renews each month unless `months` is given.</summary>
    [StringLength(AdminErrors.MaxPlanLength, MinimumLength = 1)]
    public string? Plan { get; init; }

    /// <summary>How many months the plan lasts; the tokens of all of them are credited now.</summary>
    [Range(1, 120)]
    public int? Months { get; init; }

    /// <summary>The owner may give each of these; an admin gives auditor and member.</summary>
    [AllowedValues("admin", "auditor", "member")]
    public string? Role { get; init; }

    /// <summary>False suspends the account: its keys, sign-ins and streams end at once, and its jobs in progress are finished.</summary>
    public bool? Enabled { get; init; }

    public IEnumerable<FieldError> Check(IServiceProvider services)
    {
        if (Username is null && Plan is null && Role is null && Enabled is null)
        {
            yield return new("username", new LocalText(
                "Give at least one of username, plan, role and enabled.", "Укажите хотя бы одно из: username, plan, role, enabled."));
        }

        if (Months is not null && Plan is null)
        {
            yield return new("months", new LocalText("`months` needs a `plan`.", "Для `months` нужен `plan`."));
        }

        foreach (var problem in AdminErrors.CheckPlan(Plan, services))
        {
            yield return problem;
        }
    }
}
