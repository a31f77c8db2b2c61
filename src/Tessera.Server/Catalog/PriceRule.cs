namespace Tessera.Server.Catalog;

/// <summary>How a model's price is computed. All amounts are whole tokens; fractions are rounded up.</summary>
internal abstract record PriceRule
{
    private PriceRule()
    {
    }

    /// <summary>The rule's kind.</summary>
    public abstract PricingType Type { get; }

    /// <summary>The options that the price depends on.</summary>
    public virtual IEnumerable<string> Options => [];

    private static IEnumerable<string> OptionsOf(IReadOnlyList<Cell> cells) => cells.SelectMany(cell => cell.When.Keys).Distinct();

    /// <summary>A constant price.</summary>
    internal sealed record Fixed(long Tokens) : PriceRule
    {
        /// <inheritdoc/>
        public override PricingType Type => PricingType.Fixed;
    }

    /// <summary>Depends on the values of options: exactly one cell applies.</summary>
    internal sealed record Matrix(IReadOnlyList<Cell> Cells) : PriceRule
    {
        /// <inheritdoc/>
        public override PricingType Type => PricingType.Matrix;

        /// <inheritdoc/>
        public override IEnumerable<string> Options => OptionsOf(Cells);
    }

    /// <summary>
    /// Depends on a duration: each cell's amount buys a number of seconds. <paramref name="Option"/> names the option with the
    /// duration; <see langword="null"/> means the duration of the given file.
    /// </summary>
    internal sealed record PerSecond(string? Option, IReadOnlyList<Cell> Cells, long Min, long? Max) : PriceRule
    {
        /// <inheritdoc/>
        public override PricingType Type => PricingType.PerSecond;

        /// <inheritdoc/>
        public override IEnumerable<string> Options => Option is null ? OptionsOf(Cells) : OptionsOf(Cells).Append(Option);
    }

    /// <summary>In the provider's points: each cell's amount is a number of points.</summary>
    internal sealed record PerPoint(long TokensPerPoint, IReadOnlyList<Cell> Cells) : PriceRule
    {
        /// <inheritdoc/>
        public override PricingType Type => PricingType.PerPoint;

        /// <inheritdoc/>
        public override IEnumerable<string> Options => OptionsOf(Cells);
    }

    /// <summary>Depends on the text's length: <paramref name="Tokens"/> buy <paramref name="Characters"/> characters.</summary>
    internal sealed record PerCharacter(long Tokens, long Characters, long Min) : PriceRule
    {
        /// <inheritdoc/>
        public override PricingType Type => PricingType.PerCharacter;
    }

    /// <summary>Depends on the provider's usage counts, up to <paramref name="Max"/>, which is held in advance.</summary>
    internal sealed record PerUsage(long InputPerMillion, long OutputPerMillion, long Min, long Max) : PriceRule
    {
        private const long Million = 1_000_000;

        /// <inheritdoc/>
        public override PricingType Type => PricingType.PerUsage;

        /// <summary>The price of these counts, within the rule's bounds; a negative count counts as none.</summary>
        public long Cost(long inputUnits, long outputUnits)
        {
            var raw = ((Int128)Math.Max(0, inputUnits) * InputPerMillion)
                + ((Int128)Math.Max(0, outputUnits) * OutputPerMillion);
            var tokens = (raw + Million - 1) / Million;
            return (long)Int128.Clamp(tokens, Min, Max);
        }
    }

    /// <summary>An amount and the option values to which it applies.</summary>
    /// <param name="When">Option values by option name, in their canonical text; empty when it always applies.</param>
    /// <param name="Amount">Tokens, or points.</param>
    /// <param name="Seconds">The number of seconds that the amount buys; 1 when the price does not depend on seconds.</param>
    internal sealed record Cell(IReadOnlyDictionary<string, string> When, long Amount, long Seconds = 1);
}
