namespace Tessera.Server.Catalog;

/// <summary>An error in a catalogue file.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Path">The path in the file, for example <c>models[3].price.tokens</c>; empty for the whole file.</param>
/// <param name="Message">What must be, and what was found.</param>
internal sealed record CatalogProblem(string File, string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Path.Length == 0 ? $"{File}: {Message}" : $"{File}: {Path}: {Message}";
}
