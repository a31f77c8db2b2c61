using System.CommandLine;
using System.Globalization;
using Npgsql;
using Tessera.Server.Admin.Installation;
using Tessera.Server.Configuration;
using Tessera.Server.Storage;
using Tessera.Server.Storage.Postgres;

namespace Tessera.Server.Commands;

internal static class DatabaseCommands
{
    public static Command Copy(Option<string?> data)
    {
        var from = new Option<string?>("--from") { Description = "The data folder to move from; the one in use by default.", HelpName = "DIR" };
        var to = new Option<string>("--to")
        {
            Required = true,
            Description = "An empty PostgreSQL database: 'Host=…;Database=…' or postgres://user:password@host/database.",
            HelpName = "DATABASE",
        };
        var command = new Command("copy", "Copies an installation's SQLite database into PostgreSQL and proves the copy. The server must be stopped.") { from, to };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetValue(from) ?? TesseraSettings.DataFolder(parsed.GetValue(data) is { } folder ? ["--data", folder] : []),
            parsed.GetValue(to) ?? "",
            parsed.InvocationConfiguration,
            ct));
        return command;
    }

    private static async Task<int> RunAsync(string from, string to, InvocationConfiguration console, CancellationToken ct)
    {
        if (PostgresAddress.TryParse(to, out var unreadable) is not { } address)
        {
            return await RefuseAsync(console, $"--to {unreadable}; it must be 'Host=…;Database=…' or 'postgres://user:password@host/database'.");
        }

        try
        {
            AdminConnection.RequireInstallation(from);
            using var folder = DataFolder.TryOpen(from);
            if (folder is null)
            {
                return await RefuseAsync(console, $"A Tessera server uses the data folder {Path.GetFullPath(from)}. Stop it first: what it writes during the copy would be lost.");
            }

            var (copied, problem) = await CopyDatabase.RunAsync(folder, address, TimeProvider.System, ct);
            if (problem is not null)
            {
                return await RefuseAsync(console, problem);
            }

            foreach (var (table, rows) in copied)
            {
                await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{table,-24} {rows,12:N0} rows"));
            }

            await console.Output.WriteLineAsync(
                "Copied, and the ledger holds there. Start the servers with Tessera__Database__ConnectionString set to that database; the old tessera.db is as it was, and no server starts on it by mistake.");
            return 0;
        }
        catch (OperatorException unusable)
        {
            return await RefuseAsync(console, unusable.Message);
        }
        catch (NpgsqlException failed)
        {
            return await RefuseAsync(console, $"Nothing was copied: {PostgresFailure.Describe(failed, address, "--to") ?? failed.Message}");
        }
        catch (Exception failed) when (new StartFailure(from, ["--data", from]).Explain(failed) is { } sentence)
        {
            return await RefuseAsync(console, $"Nothing was copied: {sentence}");
        }
    }

    private static async Task<int> RefuseAsync(InvocationConfiguration console, string sentence)
    {
        await console.Error.WriteLineAsync(sentence);
        return 1;
    }
}
