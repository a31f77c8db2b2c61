using Tessera.Server.Commands;

namespace Tessera.Server.Tests.Admin;

/// <summary>The command line, run in this process.</summary>
internal static class Command
{
    public static async Task<(int Status, string Output, string Error)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var status = await TesseraCommand.RunAsync(args, output, error);
        return (status, output.ToString(), error.ToString());
    }
}
