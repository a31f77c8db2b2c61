namespace Tessera.Server.Catalog;

/// <summary>The catalogue cannot be used. The message lists all problems.</summary>
#pragma warning disable CA1032 // Without its problems the exception is useless, so there is one constructor.
internal sealed class CatalogException(IReadOnlyList<CatalogProblem> problems)
#pragma warning restore CA1032 // Restored.
    : Exception("The catalogue cannot be used:\n" + string.Join('\n', problems.Select(problem => $"  {problem}")))
{
    /// <summary>All problems.</summary>
    public IReadOnlyList<CatalogProblem> Problems { get; } = problems;
}
