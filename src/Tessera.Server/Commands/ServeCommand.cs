using Tessera.Server.Accounts;
using Tessera.Server.Configuration;
using Tessera.Server.Setup;
using Tessera.Server.Storage;

namespace Tessera.Server.Commands;

/// <summary>Serves until the process is stopped.</summary>
internal static class ServeCommand
{
    /// <summary>The file to write the first key to, for scripts, instead of printing it.</summary>
    public const string KeyFileVariable = "TESSERA_BOOTSTRAP_KEY_FILE";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var folder = TesseraSettings.DataFolder(args);
        try
        {
            using var data = DataFolder.TryOpen(folder);
            if (data is null)
            {
                return await RefuseAsync(error, $"Another Tessera server uses the data folder {Path.GetFullPath(folder)}. Stop it, or choose another with --data.");
            }

            await using var app = TesseraServer.Build(args, data);
            await ServeAsync(app, data, output, ct);
            return 0;
        }
        catch (Exception problem) when (new StartFailure(folder, args).Explain(problem) is { } sentence)
        {
            return await RefuseAsync(error, sentence);
        }
    }

    private static async Task ServeAsync(WebApplication app, DataFolder data, TextWriter output, CancellationToken ct)
    {
        var first = app.Services.GetRequiredService<OwnerBootstrap>();
        var key = await first.PrepareAsync();
        if (key is not null && app.Configuration[KeyFileVariable] is { Length: > 0 } file)
        {
            // Before listening, so that the file exists when the server is ready.
            KeyFile.Write(file, key);
            await first.ConfirmShownAsync();
            key = null;
        }

        await app.StartAsync(ct);
        var code = await app.Services.GetRequiredService<SetupCode>().PendingAsync();
        await output.WriteLineAsync(Banner.Make(app, data, key, code));
        if (key is not null)
        {
            await first.ConfirmShownAsync();
        }

        await app.WaitForShutdownAsync(ct);
    }

    private static async Task<int> RefuseAsync(TextWriter error, string sentence)
    {
        await error.WriteLineAsync(sentence);
        return 1;
    }
}
