using System.CommandLine;

namespace Tessera.Server.Commands;

internal static class LedgerCommands
{
    public static Command Verify(AdminVerbs verbs)
    {
        var command = new Command("verify", "Proves from the ledger's rows that every token is accounted for.");
        verbs.Define(
            command,
            _ => new AdminCall(HttpMethod.Get, "/ledger/verify"),
            _ => ["The ledger holds: every token is accounted for."]);
        return command;
    }
}
