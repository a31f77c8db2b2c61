using System.CommandLine;
using Tessera.Server.Admin;

namespace Tessera.Server.Commands;

/// <summary><c>admin</c>: its subcommands call the routes of <see cref="AdminFeature"/>.</summary>
internal static class AdminCommand
{
    public static Command Make(Option<string?> data)
    {
        var json = new Option<bool>("--json") { Description = "Prints the reply as JSON.", Recursive = true };
        var verbs = new AdminVerbs(data, json);
        var admin = new Command("admin", "Manages accounts, keys, providers and the ledger, whether the server runs or not.")
        {
            json,
            new Command("account", "Accounts, their plans and tokens.")
            {
                AccountCommands.Create(verbs),
                AccountCommands.Grant(verbs),
                AccountCommands.Take(verbs),
                AccountCommands.SetRole(verbs),
                AccountCommands.SetPassword(verbs),
                AccountCommands.Suspend(verbs),
                AccountCommands.Resume(verbs),
                AccountCommands.List(verbs),
            },
            new Command("key", "API keys.")
            {
                KeyCommands.Create(verbs),
                KeyCommands.Revoke(verbs),
                KeyCommands.List(verbs),
            },
            new Command("redeem-code", "Codes that are worth tokens once.")
            {
                RedeemCodeCommands.Create(verbs),
                RedeemCodeCommands.Revoke(verbs),
                RedeemCodeCommands.List(verbs),
            },
            ProviderCommands.Make(verbs),
            new Command("catalog", "The models of the catalogue.") { CatalogCommands.Check(verbs) },
            new Command("report", "Reports: what generations earned and cost.") { ReportCommands.Margin(verbs) },
            new Command("artifacts", "Files: results and uploads.") { ArtifactCommands.Copy(verbs) },
            new Command("workspace", "Workspaces, their members and image quotas.")
            {
                WorkspaceCommands.Create(verbs),
                WorkspaceCommands.Quota(verbs),
                WorkspaceCommands.AddMember(verbs),
                WorkspaceCommands.RemoveMember(verbs),
                WorkspaceCommands.List(verbs),
            },
            new Command("service-account", "Programs that act in a workspace.")
            {
                ServiceAccountCommands.Create(verbs),
                ServiceAccountCommands.Revoke(verbs),
                ServiceAccountCommands.List(verbs),
            },
            new Command("audit", "The log of administrative acts.") { AuditCommands.List(verbs) },
            new Command("ledger", "The ledger.") { LedgerCommands.Verify(verbs) },
            new Command("db", "The database.") { DatabaseCommands.Copy(data) },
        };
        return admin;
    }
}
