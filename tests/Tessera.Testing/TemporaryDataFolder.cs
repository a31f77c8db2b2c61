namespace Tessera.Testing;

/// <summary>A data folder of a test, with the lock file that a first start leaves, gone afterwards.</summary>
internal sealed class TemporaryDataFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tessera-test-");

    public TemporaryDataFolder() => File.WriteAllText(System.IO.Path.Combine(Path, "tessera.lock"), "");

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
