using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>How one route answered a call: with a result, or with the reason why it has none.</summary>
internal readonly record struct Attempt<T>(T? Value, ProviderFailure? Failure);
