namespace Tessera.Server.Catalog;

/// <summary>The least and the most that a model can cost.</summary>
internal readonly record struct PriceRange(long Min, long Max);
