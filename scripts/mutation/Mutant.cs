namespace Tessera.Mutation;

/// <summary>One change of one expression, statement or SQL text.</summary>
/// <param name="Id">The number that selects it at run time.</param>
/// <param name="File">The source file, relative to the repository.</param>
/// <param name="Line">The line that is changed, from 1.</param>
/// <param name="At">The offset of the change.</param>
/// <param name="Before">The code as it is.</param>
/// <param name="After">The code of the mutant.</param>
internal sealed record Mutant(int Id, string File, int Line, int At, string Before, string After)
{
    /// <summary>Identifies the mutant between two runs over the same sources; its number does not.</summary>
    public string Key => $"{File}:{At}\t{Before}\t{After}";

    public override string ToString() => $"{File}:{Line}  {Cut(Before)}  →  {Cut(After)}";

    private static string Cut(string text) => text.Length <= 110 ? text : text[..107] + "...";
}
