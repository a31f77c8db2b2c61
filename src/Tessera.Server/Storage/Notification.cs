namespace Tessera.Server.Storage;

/// <summary>Notifies every node that something changed. Best-effort: a hint to read, because a notification can be lost.</summary>
/// <param name="Topic">A constant of the slice that owns it.</param>
/// <param name="Id">The row it is about.</param>
internal readonly record struct Notification(string Topic, long Id);
