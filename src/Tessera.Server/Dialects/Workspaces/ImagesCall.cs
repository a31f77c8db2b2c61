namespace Tessera.Server.Dialects.Workspaces;

/// <summary>A call for pictures, read and right.</summary>
/// <param name="Offered">With which model.</param>
/// <param name="Prompt">What to make.</param>
/// <param name="Count">How many, 1 to 4.</param>
/// <param name="Ratio">In which shape; never <c>auto</c>.</param>
/// <param name="Format">In which file format.</param>
internal sealed record ImagesCall(OfferedModel Offered, string Prompt, int Count, string Ratio, string Format)
{
    public bool LimitGenerations { get; init; }

    /// <summary>Makes the same pictures again; random when it is not given.</summary>
    public long? Seed { get; init; }

    /// <summary>The pictures to work on, in their order.</summary>
    public IReadOnlyList<InputImage> Inputs { get; init; } = [];
}
