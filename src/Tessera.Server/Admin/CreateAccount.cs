using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin;

/// <summary><c>admin account create</c>: creates an account on a plan that renews each month.</summary>
internal static class CreateAccount
{
    public static async Task<Results<Created<AccountRow>, ApiError>> Handle(
        Request request, AccountRows accounts, PlanCatalog plans, Passwords passwords, Database database, TimeProvider time)
    {
        var plan = request.Plan is { } slug ? plans.Find(slug) ?? plans.All[0] : plans.All[0];
        var account = new OpenAccount.NewAccount(request.Email, request.Username ?? request.Email.Split('@')[0], request.Password is { } password ? passwords.Hash(password) : null);
        var now = time.GetUtcNow();
        var id = await database.WriteAsync(session => OpenAccount.TryAsync(session, account, plan, now));
        return id is { } added
            ? TypedResults.Created((string?)null, await accounts.GetAsync(added))
            : AdminErrors.EmailTaken(request.Email);
    }

    internal sealed record Request : IRequestBody<Request>, ICheckedBody
    {
        [StringLength(EmailAddress.MaxLength, MinimumLength = EmailAddress.MinLength)]
        [Email]
        public required string Email { get; init => field = EmailAddress.Normalise(value); }

        [StringLength(AccountErrors.MaxUsernameLength, MinimumLength = 1)]
        public string? Username { get; init; }

        [StringLength(AdminErrors.MaxPlanLength, MinimumLength = 1)]
        public string? Plan { get; init; }

        [StringLength(Passwords.MaxLength, MinimumLength = Passwords.MinLength)]
        [Untrimmed]
        public string? Password { get; init; }

        public IEnumerable<FieldError> Check(IServiceProvider services) => AdminErrors.CheckPlan(Plan, services);
    }
}
