using System.CommandLine;
using System.Text.Json;

namespace Tessera.Server.Commands;

internal static class AccountCommands
{
    public static Command Create(AdminVerbs verbs)
    {
        var email = new Option<string>("--email") { Required = true, Description = "The account's email." };
        var plan = new Option<string?>("--plan") { Description = "free, basic, pro, vip or elite; free by default. It renews each month." };
        var password = new Option<string?>("--password") { Description = "Password for signing in; without one, the account can only use API keys." };
        var username = new Option<string?>("--username") { Description = "Display name; by default the part of the email before the @." };
        var command = new Command("create", "Creates an account.") { email, plan, password, username };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Post, "/accounts", new
            {
                email = parsed.GetValue(email),
                plan = parsed.GetValue(plan),
                password = parsed.GetValue(password),
                username = parsed.GetValue(username),
            }),
            Show);
        return command;
    }

    public static Command Grant(AdminVerbs verbs)
    {
        var (account, reason) = (Account(), Reason());
        var tokens = new Option<long?>("--tokens") { Description = "Tokens to add; they never expire." };
        var plan = new Option<string?>("--plan") { Description = "Plan to start now, replacing the current one; it renews each month." };
        var months = new Option<int?>("--months") { Description = "With --plan: number of months; the tokens of all of them are credited now." };
        var yes = new Option<bool>("--yes") { Description = "With --plan: do not ask for confirmation before tokens of the current plan expire." };
        var command = new Command("grant", "Grants an account tokens or a plan.") { account, tokens, reason, plan, months, yes };
        command.Validators.Add(result =>
        {
            if (result.GetResult(tokens) is null == result.GetResult(plan) is null)
            {
                result.AddError("Give either --tokens or --plan.");
            }

            if (result.GetResult(months) is not null && result.GetResult(plan) is null)
            {
                result.AddError("--months goes with --plan.");
            }
        });
        verbs.Define(
            command,
            parsed => parsed.GetValue(plan) is { } chosen
                ? Change(parsed.GetValue(account), new { plan = chosen, months = parsed.GetValue(months) })
                : new AdminCall(HttpMethod.Post, $"{Path(parsed.GetValue(account))}/grant", new { tokens = parsed.GetValue(tokens), reason = parsed.GetValue(reason) }),
            Show,
            yes);
        return command;
    }

    public static Command Take(AdminVerbs verbs)
    {
        var (account, reason) = (Account(), Reason());
        var tokens = new Option<long>("--tokens") { Required = true, Description = "Tokens to take back, at most those that are available." };
        var command = new Command("take", "Takes tokens back from an account, those that never expire first.") { account, tokens, reason };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Post, $"{Path(parsed.GetValue(account))}/take", new { tokens = parsed.GetValue(tokens), reason = parsed.GetValue(reason) }),
            Show);
        return command;
    }

    public static Command Suspend(AdminVerbs verbs) =>
        Switch(verbs, "suspend", "Ends the account's keys, sign-ins and streams at once; its jobs in progress finish.", enabled: false);

    public static Command Resume(AdminVerbs verbs) => Switch(verbs, "resume", "Lets a suspended account be used again.", enabled: true);

    public static Command SetRole(AdminVerbs verbs)
    {
        var account = Account();
        var role = new Option<string>("--role") { Required = true, Description = "admin, auditor or member." };
        var command = new Command("set-role", "Gives an account a role in the administration.") { account, role };
        verbs.Define(command, parsed => Change(parsed.GetValue(account), new { role = parsed.GetValue(role) }), Show);
        return command;
    }

    public static Command SetPassword(AdminVerbs verbs)
    {
        var account = Account();
        var password = new Option<string>("--password") { Required = true, Description = "The new password; the account's sign-ins end." };
        var command = new Command("set-password", "Sets a password for an account that has forgotten its own.") { account, password };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Post, $"{Path(parsed.GetValue(account))}/password", new { password = parsed.GetValue(password) }),
            _ => ["Set; the account is signed out everywhere."]);
        return command;
    }

    public static Command List(AdminVerbs verbs)
    {
        var command = new Command("list", "Lists all accounts.");
        verbs.Define(command, _ => new AdminCall(HttpMethod.Get, "/accounts"), reply => Table(reply.GetProperty("items")));
        return command;
    }

    private static Command Switch(AdminVerbs verbs, string verb, string description, bool enabled)
    {
        var account = Account();
        var command = new Command(verb, description) { account };
        verbs.Define(command, parsed => Change(parsed.GetValue(account), new { enabled }), Show);
        return command;
    }

    private static AdminCall Change(string? account, object members) => new(HttpMethod.Patch, Path(account), members);

    private static string Path(string? account) => $"/accounts/{Uri.EscapeDataString(account ?? "")}";

    private static Option<string> Account() => new("--account") { Required = true, Description = "The account's number or email." };

    private static Option<string?> Reason() => new("--reason") { Description = "Why; the account's transactions show it." };

    private static IEnumerable<string> Show(JsonElement account) => Table(JsonSerializer.SerializeToElement(new[] { account }));

    private static IEnumerable<string> Table(JsonElement accounts) => ReplyTable.Of(
        accounts, "id", "email", "username", "role", "enabled", "plan", "plan_ends_at", "token_balance", "held_tokens", "keys", "upload_files", "upload_bytes", "created_at");
}
