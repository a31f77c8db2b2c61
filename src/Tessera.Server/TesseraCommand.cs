using System.CommandLine;
using System.Text.RegularExpressions;
using Tessera.Server.Admin.Commands;

namespace Tessera.Server;

/// <summary>The command line: without a verb it serves, <c>admin</c> manages an installation.</summary>
internal static partial class TesseraCommand
{
    /// <summary>0: done. 1: refused or failed. 2: not understood.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var data = new Option<string?>("--data") { Description = "The data folder; ./data by default.", HelpName = "DIR", Recursive = true };
        var urls = new Option<string?>("--urls") { Description = "Where to listen; http://127.0.0.1:8080 by default.", HelpName = "URLS" };
        var root = new RootCommand("Tessera: one endpoint for every generative model. Any setting can be given as --Tessera:Section:Name=value.")
        {
            data,
            urls,
            AdminCommand.Make(data),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, ct) => RefuseUnknown(parsed.UnmatchedTokens, error) ? Task.FromResult(2) : ServeCommand.RunAsync(args, output, error, ct));

        var parsed = root.Parse(args);
        // The server's own lifetime answers Ctrl-C: it drains.
        var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, Output = output, Error = error });
        return parsed.Errors.Count > 0 ? 2 : code;
    }

    private static bool RefuseUnknown(IReadOnlyList<string> tokens, TextWriter error)
    {
        var unknown = tokens.FirstOrDefault(token => !Setting().IsMatch(token));
        if (unknown is null)
        {
            return false;
        }

        error.WriteLine($"'{unknown}' is not understood. Settings look like --Tessera:Section:Name=value; --help shows the rest.");
        return true;
    }

    [GeneratedRegex("^--[^:=]+:[^=]+=", RegexOptions.CultureInvariant)]
    private static partial Regex Setting();
}
