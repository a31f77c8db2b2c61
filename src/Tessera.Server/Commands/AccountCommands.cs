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
        var account = new Option<string>("--account") { Required = true, Description = "The account's number or email." };
        var tokens = new Option<long?>("--tokens") { Description = "Tokens to add; they never expire." };
        var plan = new Option<string?>("--plan") { Description = "Plan to start now, replacing the current one; it renews each month." };
        var months = new Option<int?>("--months") { Description = "With --plan: number of months; the tokens of all of them are credited now." };
        var yes = new Option<bool>("--yes") { Description = "With --plan: do not ask for confirmation before tokens of the current plan expire." };
        var command = new Command("grant", "Grants an account tokens or a plan.") { account, tokens, plan, months, yes };
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
            parsed => new AdminCall(HttpMethod.Post, "/accounts/grant", new
            {
                account = parsed.GetValue(account),
                tokens = parsed.GetValue(tokens),
                plan = parsed.GetValue(plan),
                months = parsed.GetValue(months),
            }),
            Show,
            yes);
        return command;
    }

    public static Command List(AdminVerbs verbs)
    {
        var command = new Command("list", "Lists all accounts.");
        verbs.Define(command, _ => new AdminCall(HttpMethod.Get, "/accounts"), reply => Table(reply.GetProperty("items")));
        return command;
    }

    private static IEnumerable<string> Show(JsonElement account) => Table(JsonSerializer.SerializeToElement(new[] { account }));

    private static IEnumerable<string> Table(JsonElement accounts) => ReplyTable.Of(
        accounts, "id", "email", "username", "plan", "plan_ends_at", "token_balance", "held_tokens", "keys", "upload_files", "upload_bytes", "created_at");
}
