using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Audit;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin.Accounts;

/// <summary>
/// <c>PATCH accounts/{account}</c>, <c>admin account suspend</c>, <c>resume</c>, <c>set-role</c> and <c>grant --plan</c>: changes
/// an account in one transaction, with a row of the audit log for each member.
/// </summary>
internal static class ChangeAccount
{
    public static async Task<Results<Ok<AccountRow>, ApiError>> Handle(
        string account, ChangeAccountRequest request, Actor actor, PlanCatalog plans, Database database, TimeProvider time, bool confirmed = false)
    {
        var plan = request.Plan is { } slug ? plans.Find(slug) : null;
        var now = time.GetUtcNow();
        var changed = await database.WriteAsync(session => RunAsync(session, account, new Change(request, plan, actor, now, confirmed)));
        return changed.IsError ? changed.Error : TypedResults.Ok(changed.Value);
    }

    private static async Task<Result<AccountRow>> RunAsync(Session session, string reference, Change change)
    {
        var found = await ManagedAccount.FindAsync(session, change.Actor, reference);
        if (found.IsError)
        {
            return found.Error;
        }

        // Everything is checked before anything is written: a refusal leaves the account as it was.
        var account = found.Value;
        if ((Refuse(account, change) ?? await AskAsync(session, account, reference, change)) is { } refusal)
        {
            return refusal;
        }

        foreach (var entry in await ApplyAsync(session, account, change))
        {
            await AuditLog.RecordAsync(session, change.Actor, entry, change.Now);
        }

        return await AccountRows.GetAsync(session, account.Id);
    }

    private static ApiError? Refuse(ManagedAccount account, Change change)
    {
        var role = change.Role;
        return (role is not null || change.Request.Enabled == false) && account.Role == AccountRole.Owner ? AdminErrors.OwnerStays()
            : role is { } given && given >= change.Actor.Role ? AdminErrors.RoleTooHigh(change.Actor.Role, given)
            : null;
    }

    private static async Task<ApiError?> AskAsync(Session session, ManagedAccount account, string reference, Change change)
    {
        if (change.Plan is not { } plan)
        {
            return null;
        }

        var wallet = await LedgerStore.LockWalletAsync(session, account.Id);
        var gain = checked(plan.MonthlyTokens * (change.Request.Months ?? 1));
        return !change.IsConfirmed && gain < wallet.PlanTokens ? Question(reference, wallet, plan, gain)
            : !wallet.HasRoomFor(gain) ? AdminErrors.TooManyTokens(gain)
            : null;
    }

    private static async Task<IReadOnlyList<AuditEntry>> ApplyAsync(Session session, ManagedAccount account, Change change)
    {
        var (id, request) = (account.Id, change.Request);
        var entries = new List<AuditEntry>();
        if (request.Username is { } username)
        {
            await AccountStore.RenameAsync(session, id, username);
            entries.Add(AuditEntry.OfAccount(AuditActs.RenameAccount, id) with { Before = new { username = account.Username }, After = new { username } });
        }

        if (change.Role is { } role)
        {
            await AccountStore.SetRoleAsync(session, id, role);
            entries.Add(AuditEntry.OfAccount(AuditActs.SetRole, id) with { Before = new { role = account.Role.ToWire() }, After = new { role = role.ToWire() } });
        }

        if (change.Plan is { } plan)
        {
            var before = await LedgerStore.GetWalletAsync(session, id);
            await OpenAccount.StartPlanAsync(session, id, plan, request.Months, change.Now);
            entries.Add(AuditEntry.OfAccount(AuditActs.SetPlan, id) with
            {
                Before = new { plan = before.Plan, plan_tokens = before.PlanTokens },
                After = new { plan = plan.Slug, request.Months },
            });
        }

        if (request.Enabled is { } enabled && enabled != account.SuspendedAt is null)
        {
            await AccountStore.SetSuspendedAsync(session, id, enabled ? null : change.Now);
            entries.Add(AuditEntry.OfAccount(enabled ? AuditActs.Resume : AuditActs.Suspend, id));
        }

        return entries;
    }

    private static ApiError Question(string account, Wallet wallet, Plan plan, long gain) => AdminErrors.Confirm(
        string.Create(CultureInfo.InvariantCulture, $"The account {account} has {wallet.PlanTokens:N0} tokens left from its plan {wallet.Plan}; they expire now, and the plan {plan.Slug} grants {gain:N0}."),
        string.Create(CultureInfo.InvariantCulture, $"У аккаунта {account} осталось {wallet.PlanTokens:N0} токенов тарифа {wallet.Plan}; они сгорят сейчас, а тариф {plan.Slug} даёт {gain:N0}."));

    private sealed record Change(ChangeAccountRequest Request, Plan? Plan, Actor Actor, DateTimeOffset Now, bool IsConfirmed)
    {
        public AccountRole? Role => WireNames.TryParse<AccountRole>(Request.Role, out var role) ? role : null;
    }
}
