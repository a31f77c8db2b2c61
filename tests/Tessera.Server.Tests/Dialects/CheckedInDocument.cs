using Tessera.Server.Tests.Conventions;

namespace Tessera.Server.Tests.Dialects;

/// <summary>Compares an API document that is served with the one in <c>docs/api</c>.</summary>
internal static class CheckedInDocument
{
    /// <summary>The two are the same; with <c>TESSERA_ACCEPT=1</c> in the environment the file is written anew first.</summary>
    public static async Task ShouldBeServedAsync(TestServer server, string name)
    {
        var file = Path.Combine(SourceFile.Repository, "docs", "api", $"{name}.json");
        using var anyone = server.ClientFor(null);

        var served = await anyone.GetStringAsync($"/openapi/{name}.json", TestHttp.Ct);
        if (Environment.GetEnvironmentVariable("TESSERA_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? "");
            await File.WriteAllTextAsync(file, served, TestHttp.Ct);
        }

        var checkedIn = File.Exists(file) ? await File.ReadAllTextAsync(file, TestHttp.Ct) : "";
        var sameLines = served.Split('\n').Zip(checkedIn.Split('\n')).TakeWhile(lines => lines.First == lines.Second).Count();
        (served == checkedIn).ShouldBeTrue(
            $"docs/api/{name}.json differs from /openapi/{name}.json from line {sameLines + 1}. If the change is meant, run this test once with TESSERA_ACCEPT=1 and commit the file.");
    }
}
