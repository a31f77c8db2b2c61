using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Tessera.Server.Admin.Installation;

namespace Tessera.Server.Commands;

internal static class ArtifactCommands
{
    private static readonly string[] Stores = [CopyArtifacts.Folder, CopyArtifacts.Bucket];

    public static Command Copy(AdminVerbs verbs)
    {
        var from = new Option<string>("--from") { Required = true, Description = "Source store: folder or s3." };
        var to = new Option<string>("--to") { Required = true, Description = "Destination store: s3 or folder." };
        from.AcceptOnlyFromAmong(Stores);
        to.AcceptOnlyFromAmong(Stores);
        var command = new Command("copy", "Copies all files in use between the data folder and the bucket of Tessera:Artifacts:S3. The server must be stopped.")
        {
            from,
            to,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(from) == result.GetValue(to))
            {
                result.AddError("--from and --to are the same.");
            }
        });
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Post, "/artifacts/copy", new { from = parsed.GetValue(from), to = parsed.GetValue(to) }) { NeedsStopped = true },
            Show);
        return command;
    }

    private static IEnumerable<string> Show(JsonElement report)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.GetProperty("files")} files of {report.GetProperty("bytes")} bytes are in use and in the destination: "
            + $"{report.GetProperty("copied")} of {report.GetProperty("copied_bytes")} bytes were copied now, the others existed already.");
        if (report.GetProperty("unused").GetInt64() is > 0 and var unused)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{unused} files that are no longer in use were not copied.");
        }
    }
}
