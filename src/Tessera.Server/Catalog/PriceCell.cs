namespace Tessera.Server.Catalog;

/// <summary>An amount and the option values for which it holds.</summary>
/// <param name="When">Option values by option name, in their canonical text; empty when it always holds.</param>
/// <param name="Amount">Tokens, or points.</param>
/// <param name="Seconds">How many seconds the amount buys; 1 where seconds do not count.</param>
internal sealed record PriceCell(IReadOnlyDictionary<string, string> When, long Amount, long Seconds = 1);
