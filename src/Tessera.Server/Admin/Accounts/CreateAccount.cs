using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Audit;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Admin.Accounts;

/// <summary><c>POST accounts</c>, <c>admin account create</c>: creates an account on a plan that renews each month.</summary>
internal static class CreateAccount
{
    public static async Task<Results<Created<AccountRow>, ApiError>> Handle(
        CreateAccountRequest request, Actor actor, PlanCatalog plans, Passwords passwords, IdempotentWrites writes, TimeProvider time)
    {
        var plan = request.Plan is { } slug ? plans.Find(slug) ?? plans.All[0] : plans.All[0];
        var account = new OpenAccount.NewAccount(request.Email, request.Username ?? request.Email.Split('@')[0], request.Password is { } password ? passwords.Hash(password) : null);
        var now = time.GetUtcNow();
        var created = await writes.WriteAsync<Created<AccountRow>>(
            async session =>
            {
                if (await OpenAccount.TryAsync(session, account, plan, now) is not { } id)
                {
                    return AdminErrors.EmailTaken(request.Email);
                }

                var entry = AuditEntry.OfAccount(AuditActs.CreateAccount, id) with { After = new { username = account.Username, plan = plan.Slug } };
                await AuditLog.RecordAsync(session, actor, entry, now);
                return TypedResults.Created($"{AdminFeature.HttpPath}/accounts/{id}", await AccountRows.GetAsync(session, id));
            },
            reply => reply.Location);
        return created.IsError ? created.Error : created.Value;
    }
}
