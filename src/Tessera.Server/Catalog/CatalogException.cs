namespace Tessera.Server.Catalog;

/// <summary>The catalogue cannot be used. The message lists everything that is wrong with it.</summary>
#pragma warning disable CA1032 // Without its problems this exception says nothing, so there is one way to make it.
internal sealed class CatalogException(IReadOnlyList<CatalogProblem> problems)
#pragma warning restore CA1032 // End of the same.
    : Exception("The catalogue cannot be used:\n" + string.Join('\n', problems.Select(problem => $"  {problem}")))
{
    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<CatalogProblem> Problems { get; } = problems;
}
