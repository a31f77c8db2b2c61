using Tessera.Server.Keys;

namespace Tessera.Server.Admin;

/// <summary>A key and whose it is.</summary>
internal sealed record AccountKey(long Account, KeySummary Key);
