using Tessera.Server.Keys;

namespace Tessera.Server.Admin;

/// <summary>A key and its account.</summary>
internal sealed record AccountKey(long Account, KeySummary Key);
