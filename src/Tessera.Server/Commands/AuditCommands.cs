using System.CommandLine;

namespace Tessera.Server.Commands;

internal static class AuditCommands
{
    public static Command List(AdminVerbs verbs)
    {
        var act = new Option<string?>("--act") { Description = "Only this act, for example account.grant." };
        var target = new Option<string?>("--target") { Description = "Only acts on this, for example \"account 7\"." };
        var limit = new Option<int>("--limit") { Description = "The number of acts, at most 100.", DefaultValueFactory = _ => 20 };
        var command = new Command("list", "Lists administrative acts, newest first.") { act, target, limit };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Get, "/audit" + Query(parsed.GetValue(limit), parsed.GetValue(act), parsed.GetValue(target))),
            reply => ReplyTable.Of(reply.GetProperty("items"), "at", "role", "account", "email", "act", "target", "before", "after", "ip", "request_id"));
        return command;
    }

    private static string Query(int limit, string? act, string? target) => FormattableString.Invariant($"?limit={limit}")
        + (act is null ? "" : $"&act={Uri.EscapeDataString(act)}")
        + (target is null ? "" : $"&target={Uri.EscapeDataString(target)}");
}
