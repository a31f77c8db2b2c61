namespace Tessera.Sandbox.ImageTools.Styles;

/// <summary>What a style may vary by.</summary>
/// <param name="Hash">Of the prompt and the seed.</param>
/// <param name="Colours">The colours the prompt names, in its order.</param>
internal sealed record StyleWish(ulong Hash, IReadOnlyList<(double Red, double Green, double Blue)> Colours);
