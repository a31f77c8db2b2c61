namespace Tessera.Server.Storage;

/// <summary>The free bytes of the disk that holds the data folder, and its size.</summary>
internal delegate (long Free, long Total) FreeSpace();
