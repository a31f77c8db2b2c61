using System.CommandLine;
using System.Text.Json;

namespace Tessera.Server.Commands;

internal static class WorkspaceCommands
{
    public static Command Create(AdminVerbs verbs)
    {
        var account = new Option<string>("--account") { Required = true, Description = "The owner's number or email; the workspace spends this account's tokens." };
        var name = new Option<string>("--name") { Required = true, Description = "The workspace's name." };
        var command = new Command("create", "Creates a workspace.") { account, name };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Post, "/workspaces", new { account = parsed.GetValue(account), name = parsed.GetValue(name) }),
            workspace => [workspace.GetProperty("id").ToString()]);
        return command;
    }

    public static Command Quota(AdminVerbs verbs)
    {
        var workspace = Workspace();
        var month = new Option<long?>("--images-per-month") { Description = "Most images a month." };
        var day = new Option<long?>("--images-per-day") { Description = "Most images a day." };
        var command = new Command("quota", "Sets the image quota of a workspace.") { workspace, month, day };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Patch, Path(parsed.GetValue(workspace)), new
            {
                images_per_month = parsed.GetValue(month),
                images_per_day = parsed.GetValue(day),
            }),
            reply => Table(JsonSerializer.SerializeToElement(new[] { reply })));
        return command;
    }

    public static Command AddMember(AdminVerbs verbs)
    {
        var (workspace, account) = (Workspace(), Account());
        var role = new Option<string?>("--role") { Description = "admin or member; member by default." };
        var command = new Command("add-member", "Adds an account to a workspace, or changes its role.") { workspace, account, role };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Post, $"{Path(parsed.GetValue(workspace))}/members", new
            {
                account = parsed.GetValue(account),
                role = parsed.GetValue(role),
            }),
            _ => ["Added."]);
        return command;
    }

    public static Command RemoveMember(AdminVerbs verbs)
    {
        var (workspace, account) = (Workspace(), Account());
        var command = new Command("remove-member", "Removes an account from a workspace at once.") { workspace, account };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Delete, $"{Path(parsed.GetValue(workspace))}/members/{Uri.EscapeDataString(parsed.GetValue(account) ?? "")}"),
            _ => ["Removed."]);
        return command;
    }

    public static Command List(AdminVerbs verbs)
    {
        var account = new Option<string?>("--account") { Description = "Only workspaces this account is a member of: its number or email." };
        var command = new Command("list", "Lists workspaces.") { account };
        verbs.Define(
            command,
            parsed => new AdminCall(
                HttpMethod.Get, parsed.GetValue(account) is { } whose ? $"/workspaces?account={Uri.EscapeDataString(whose)}" : "/workspaces"),
            reply => Table(reply.GetProperty("items")));
        return command;
    }

    public static Option<string> Workspace() => new("--workspace") { Required = true, Description = "The workspace's id." };

    public static string Path(string? workspace) => $"/workspaces/{Uri.EscapeDataString(workspace ?? "")}";

    private static Option<string> Account() => new("--account") { Required = true, Description = "The account's number or email." };

    private static IEnumerable<string> Table(JsonElement workspaces) => ReplyTable.Of(
        workspaces, "id", "account", "name", "is_personal", "images_per_month", "used_this_month", "images_per_day", "used_today");
}
