namespace Tessera.Server.Catalog;

/// <summary>What a price depends on in addition to the options.</summary>
/// <param name="Characters">The length of the prompt or text in UTF-16 characters.</param>
/// <param name="InputMilliseconds">
/// The length of the audio or video given; <see langword="null"/> where it is not known, and then the rule's maximum is asked.
/// </param>
internal readonly record struct PriceBasis(int Characters, long? InputMilliseconds = null);
