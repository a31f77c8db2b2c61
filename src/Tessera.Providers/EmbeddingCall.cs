namespace Tessera.Providers;

/// <summary>Texts as a provider is asked to embed them.</summary>
/// <param name="Model">The provider's own name of the model.</param>
/// <param name="Texts">At least one; none is empty.</param>
/// <param name="Options">Validated options by their OpenAI names: <c>dimensions</c>, <c>user</c>.</param>
public sealed record EmbeddingCall(string Model, IReadOnlyList<string> Texts, CallOptions Options);
