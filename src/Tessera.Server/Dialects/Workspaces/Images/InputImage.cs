namespace Tessera.Server.Dialects.Workspaces.Images;

/// <summary>An image to work on.</summary>
/// <param name="Link">Our own link, by which the file is read when the job starts.</param>
/// <param name="ShownAs">As the history names it.</param>
/// <param name="Width">In pixels, where it was measured.</param>
/// <param name="Height">In pixels, where it was measured.</param>
internal sealed record InputImage(string Link, string ShownAs, long? Width, long? Height);
