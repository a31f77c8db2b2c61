using System.CommandLine;
using System.Globalization;

namespace Tessera.Server.Commands;

internal static class RedeemCodeCommands
{
    public static Command Create(AdminVerbs verbs)
    {
        var tokens = new Option<long>("--tokens") { Required = true, Description = "Tokens that each code is worth; they never expire." };
        var count = new Option<int>("--count") { Description = "The number of codes, at most 500.", DefaultValueFactory = _ => 1 };
        var expires = new Option<string?>("--expires-at") { Description = "When they expire, for example 2027-01-31T00:00:00Z; never by default." };
        var note = new Option<string?>("--note") { Description = "What they are for; only administrators see it." };
        var command = new Command("create", "Creates codes and prints them, one a line; they are not shown again.") { tokens, count, expires, note };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Post, "/redeem-codes", new
            {
                tokens = parsed.GetValue(tokens),
                count = parsed.GetValue(count),
                expires_at = parsed.GetValue(expires),
                note = parsed.GetValue(note),
            }),
            reply => reply.GetProperty("items").EnumerateArray().Select(code => code.GetProperty("code").ToString()));
        return command;
    }

    public static Command Revoke(AdminVerbs verbs)
    {
        var id = new Argument<long>("ID") { Description = "The code's number, as `redeem-code list` shows it." };
        var command = new Command("revoke", "Revokes a code that was not redeemed.") { id };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Delete, string.Create(CultureInfo.InvariantCulture, $"/redeem-codes/{parsed.GetValue(id)}")),
            _ => ["Revoked."]);
        return command;
    }

    public static Command List(AdminVerbs verbs)
    {
        var page = new Option<int>("--page") { Description = "The page, from 1.", DefaultValueFactory = _ => 1 };
        var command = new Command("list", "Lists codes, newest first, 100 on a page.") { page };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/redeem-codes?limit=100&page={parsed.GetValue(page)}")),
            reply => ReplyTable.Of(
                reply.GetProperty("items"), "id", "last_four", "tokens", "state", "note", "created_at", "expires_at", "redeemed_at", "account"));
        return command;
    }
}
