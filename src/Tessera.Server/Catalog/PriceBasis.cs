namespace Tessera.Server.Catalog;

/// <summary>What a price depends on besides the options.</summary>
/// <param name="Characters">The length of the prompt or text in UTF-16 characters.</param>
/// <param name="InputMilliseconds">
/// The duration of the given audio or video; <see langword="null"/> when unknown, and then the rule's maximum applies.
/// </param>
internal readonly record struct PriceBasis(int Characters, long? InputMilliseconds = null);
