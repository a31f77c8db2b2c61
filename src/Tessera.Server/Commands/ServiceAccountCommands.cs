using System.CommandLine;

namespace Tessera.Server.Commands;

internal static class ServiceAccountCommands
{
    public static Command Create(AdminVerbs verbs)
    {
        var workspace = WorkspaceCommands.Workspace();
        var name = new Option<string>("--name") { Required = true, Description = "What the service account is for." };
        var command = new Command("create", "Creates a service account and prints its client_id and client_secret, which is not shown again.") { workspace, name };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Post, $"{WorkspaceCommands.Path(parsed.GetValue(workspace))}/service-accounts", new { name = parsed.GetValue(name) }),
            client => [$"client_id={client.GetProperty("client_id")}", $"client_secret={client.GetProperty("client_secret")}"]);
        return command;
    }

    public static Command Revoke(AdminVerbs verbs)
    {
        var id = new Argument<string>("CLIENT_ID") { Description = "The service account's client_id." };
        var command = new Command("revoke", "Revokes a service account and its tokens at once.") { id };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Delete, $"/service-accounts/{Uri.EscapeDataString(parsed.GetValue(id) ?? "")}"),
            _ => ["Revoked."]);
        return command;
    }

    public static Command List(AdminVerbs verbs)
    {
        var workspace = WorkspaceCommands.Workspace();
        var command = new Command("list", "Lists the service accounts of a workspace that are not revoked.") { workspace };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Get, $"{WorkspaceCommands.Path(parsed.GetValue(workspace))}/service-accounts"),
            reply => ReplyTable.Of(reply.GetProperty("items"), "client_id", "name", "created_at"));
        return command;
    }
}
