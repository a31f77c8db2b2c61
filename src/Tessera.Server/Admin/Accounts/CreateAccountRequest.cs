using System.ComponentModel.DataAnnotations;
using Tessera.Server.Accounts;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Admin.Accounts;

/// <summary>A new account.</summary>
internal sealed record CreateAccountRequest : IRequestBody<CreateAccountRequest>, ICheckedBody
{
    [StringLength(EmailAddress.MaxLength, MinimumLength = EmailAddress.MinLength)]
    [Email]
    public required string Email { get; init => field = EmailAddress.Normalise(value); }

    /// <summary>The display name; by default the part of the email before the @.</summary>
    [StringLength(AccountErrors.MaxUsernameLength, MinimumLength = 1)]
    [Printable]
    public string? Username { get; init; }

    /// <summary>A plan of `GET /api/v2/plans`, renewed each month; the smallest by default.</summary>
    [StringLength(AdminErrors.MaxPlanLength, MinimumLength = 1)]
    public string? Plan { get; init; }

    /// <summary>Without a password, the account can only use API keys.</summary>
    [StringLength(Passwords.MaxLength, MinimumLength = Passwords.MinLength)]
    [Untrimmed]
    public string? Password { get; init; }

    public IEnumerable<FieldError> Check(IServiceProvider services) => AdminErrors.CheckPlan(Plan, services);
}
