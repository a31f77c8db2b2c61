namespace Tessera.Server.Catalog;

/// <summary>What one generation costs.</summary>
/// <param name="Tokens">What is held before it is sent, and charged unless <paramref name="Metered"/> says less.</param>
/// <param name="Metered">How the charge follows from usage; <see langword="null"/> where the price is known before.</param>
internal sealed record Price(long Tokens, PriceRule.PerUsage? Metered = null)
{
    /// <summary>
    /// The charge for the counts that the provider reported. They are not trusted: the charge is never below 0 and never
    /// above <see cref="Tokens"/>, and without a reported count it is what was held.
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
