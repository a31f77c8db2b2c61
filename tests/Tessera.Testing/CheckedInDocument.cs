namespace Tessera.Testing;

/// <summary>
/// Compares a file of the repository with what the program says. With <c>TESSERA_ACCEPT=1</c> in the environment the file is
/// written first.
/// </summary>
internal static class CheckedInDocument
{
    /// <summary>A file holds this text.</summary>
    public static async Task ShouldBeAsync(string path, string text)
    {
        var file = Path.Combine(Installation.Root, path);
        if (Environment.GetEnvironmentVariable("TESSERA_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? "");
            await File.WriteAllTextAsync(file, text, TestHttp.Ct);
        }

        var checkedIn = File.Exists(file) ? await File.ReadAllTextAsync(file, TestHttp.Ct) : "";
        var sameLines = text.Split('\n').Zip(checkedIn.Split('\n')).TakeWhile(lines => lines.First == lines.Second).Count();
        (text == checkedIn).ShouldBeTrue(
            $"{path} differs from what the program says from line {sameLines + 1}. If the change is meant, run this test once with TESSERA_ACCEPT=1 and commit the file.");
    }
}
