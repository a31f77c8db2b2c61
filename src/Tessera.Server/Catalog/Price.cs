namespace Tessera.Server.Catalog;

/// <summary>The price of one generation.</summary>
/// <param name="Tokens">The tokens that are held before it is sent, and charged unless <paramref name="Metered"/> computes less.</param>
/// <param name="Metered">How the charge is computed from usage; <see langword="null"/> when the price is known in advance.</param>
internal sealed record Price(long Tokens, PriceRule.PerUsage? Metered = null)
{
    /// <summary>
    /// The charge for the counts reported by the provider. They are not trusted: the charge is never below 0 and never above
    /// <see cref="Tokens"/>, and without a reported count everything held is charged.
    /// </summary>
    public long Charge(long? inputUnits, long? outputUnits)
    {
        if (Metered is null || inputUnits is not { } input || outputUnits is not { } output)
        {
            return Tokens;
        }

        var charge = Metered.Cost(input, output);
        return Math.Clamp(charge, 0, Tokens);
    }
}
