namespace Tessera.Server.Storage;

/// <summary>A word to every node that something changed: a hint to look, never the truth, because it can be lost.</summary>
/// <param name="Topic">One word, a constant of the slice that owns it.</param>
/// <param name="Id">The row it is about.</param>
internal readonly record struct Notification(string Topic, long Id);
