namespace Tessera.Server.Tests.Admin;

/// <summary>A data folder of a test, gone afterwards.</summary>
internal sealed class TemporaryDataFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tessera-test-");

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
