using System.CommandLine;
using System.CommandLine.Help;
using System.Text.RegularExpressions;

namespace Tessera.Server.Commands;

/// <summary>The command line: without a subcommand it serves, <c>admin</c> manages an installation.</summary>
internal static partial class TesseraCommand
{
    /// <summary>The name of the command for its users; by default it would be the name of the assembly.</summary>
    private const string Name = "./run";

    private const string Description =
        """
        Tessera: one endpoint for every generative model. Without a command it starts the server.

        Settings are read from tessera.json in the data folder, then from the environment (Tessera__Tasks__Concurrency=8), then from this
        command line (--Tessera:Tasks:Concurrency=8); the last one wins. docs/operations/settings.md lists all of them.
        """;

    /// <summary>0: success. 1: refused or failed. 2: invalid command line.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var data = new Option<string?>("--data") { Description = "The data folder; ./data by default.", HelpName = "DIR", Recursive = true };
        var urls = new Option<string?>("--urls") { Description = "Where to listen; http://127.0.0.1:8080 by default.", HelpName = "URLS" };
        var settings = new Argument<string[]>("SETTING") { Hidden = true, Arity = ArgumentArity.ZeroOrMore };
        var root = new Command(Name, Description)
        {
            settings,
            data,
            urls,
            new HelpOption { Description = "Shows help for a command." },
            new VersionOption { Description = "Shows the version." },
            AdminCommand.Make(data),
        };
        root.SetAction((parsed, ct) => RefuseUnknown(parsed.GetValue(settings) ?? [], parsed.CommandResult, error) ? Task.FromResult(2) : ServeCommand.RunAsync(args, output, error, ct));

        var parsed = root.Parse(args);
        if (CommandMistakes.In(parsed) is { Count: > 0 } mistakes)
        {
            await error.WriteLineAsync(string.Join(Environment.NewLine, mistakes));
            return 2;
        }

        // The server's own lifetime handles Ctrl-C: it drains.
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, Output = output, Error = error });
    }

    private static bool RefuseUnknown(string[] tokens, System.CommandLine.Parsing.CommandResult command, TextWriter error)
    {
        var index = Array.FindIndex(tokens, token => !Setting().IsMatch(token));
        if (index < 0)
        {
            return false;
        }

        var unknown = tokens[index];
        error.WriteLine(unknown switch
        {
            _ when SettingName().IsMatch(unknown) => $"'{unknown}' needs '=' and a value: {unknown}={(index + 1 < tokens.Length ? tokens[index + 1] : "VALUE")}.",
            _ when unknown.StartsWith('-') => CommandMistakes.NoSuchOption(unknown, command),
            _ => CommandMistakes.NoSuchVerb(unknown, command),
        });
        error.WriteLine($"See {Name} --help.");
        return true;
    }

    [GeneratedRegex("^--[^:=]+:[^=]+=", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Setting();

    [GeneratedRegex("^--[^:=]+:[^=]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SettingName();
}
