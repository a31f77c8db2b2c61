namespace Tessera.Media;

/// <summary>A private folder for the files of one media job, deleted with its contents at the end.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Creates an empty folder that only this user can read.</summary>
    public TemporaryFolder() => FullPath = Directory.CreateTempSubdirectory("tessera-").FullName;

    /// <summary>The folder's absolute path.</summary>
    public string FullPath { get; }

    /// <summary>The absolute path of a file in the folder.</summary>
    public string File(string name) => Path.Combine(FullPath, name);

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
