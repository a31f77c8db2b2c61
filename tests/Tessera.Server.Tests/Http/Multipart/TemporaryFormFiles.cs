namespace Tessera.Server.Tests.Http.Multipart;

/// <summary>The temporary files in which large forms are kept while they are read, made since this was created.</summary>
internal sealed class TemporaryFormFiles
{
    private readonly HashSet<string> _before = [.. Find()];

    /// <summary>Waits until there is one.</summary>
    public async Task ShouldComeAsync()
    {
        while (Find().All(_before.Contains))
        {
            await Polling.PauseAsync();
        }
    }

    /// <summary>Waits until all of them are gone; those of other tests, which run beside this one, end as well.</summary>
    public async Task ShouldGoAsync()
    {
        for (string[] made = [.. Find().Except(_before)]; made.Length > 0; made = [.. made.Where(File.Exists)])
        {
            await Polling.PauseAsync();
        }
    }

    // As the framework names them.
    private static string[] Find() => Directory.GetFiles(Path.GetTempPath(), "ASPNETCORE_*.tmp");
}
