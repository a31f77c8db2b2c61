using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>What came of giving a call to one candidate: it took the work, or why it did not.</summary>
internal readonly record struct Attempt<T>(T? Value, ProviderFailure? Failure);
