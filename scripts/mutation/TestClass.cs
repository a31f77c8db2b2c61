namespace Tessera.Mutation;

/// <summary>A class of tests, its duration, and the mutants in the code that it runs.</summary>
internal sealed record TestClass(string Project, string Name, TimeSpan Time, IReadOnlySet<int> Reached);
