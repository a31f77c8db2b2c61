using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tessera.Server.Commands;

internal static class KeyCommands
{
    private static readonly IReadOnlyList<string> Limits = ["scopes", "models"];

    public static Command Create(AdminVerbs verbs)
    {
        var account = new Option<string>("--account") { Required = true, Description = "The account's number or email." };
        var name = new Option<string>("--name") { Required = true, Description = "What the key is for." };
        var test = new Option<bool>("--test") { Description = "Runs everything on the sandbox and spends nothing." };
        var command = new Command("create", "Creates a key and prints its secret, which is not shown again.") { account, name, test };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Post, "/keys", new
            {
                account = parsed.GetValue(account),
                name = parsed.GetValue(name),
                is_test = parsed.GetValue(test),
            }),
            key => [key.GetProperty("key").ToString()]);
        return command;
    }

    public static Command Revoke(AdminVerbs verbs)
    {
        var id = new Argument<long>("ID") { Description = "The key's number, as `key list` shows it." };
        var command = new Command("revoke", "Revokes a key at once.") { id };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Delete, string.Create(CultureInfo.InvariantCulture, $"/keys/{parsed.GetValue(id)}")),
            _ => ["Revoked."]);
        return command;
    }

    public static Command List(AdminVerbs verbs)
    {
        var account = new Option<string?>("--account") { Description = "Only this account's: its number or email." };
        var command = new Command("list", "Lists the keys that are not revoked.") { account };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Get, parsed.GetValue(account) is { } whose ? $"/keys?account={Uri.EscapeDataString(whose)}" : "/keys"),
            reply => ReplyTable.Of(
                Shown(reply.GetProperty("items")),
                "key.id", "account", "key.name", "key.prefix", "key.last_four", "key.scopes", "key.models", "key.monthly_budget", "key.last_used_at", "key.expires_at"));
        return command;
    }

    // A key without a list is unrestricted, which "-" would hide.
    private static JsonElement Shown(JsonElement items)
    {
        var shown = JsonSerializer.SerializeToNode(items)?.AsArray() ?? [];
        foreach (var key in shown.Select(item => item?["key"]).OfType<JsonObject>())
        {
            foreach (var limit in Limits.Where(limit => key[limit] is not JsonArray { Count: > 0 }))
            {
                key[limit] = "all";
            }
        }

        return JsonSerializer.SerializeToElement(shown);
    }
}
