using Tessera.Server.Dialects.Workspaces.Models;

namespace Tessera.Server.Dialects.Workspaces.Images;

/// <summary>A call for images, read and checked.</summary>
/// <param name="Offered">With which model.</param>
/// <param name="Prompt">What to make.</param>
/// <param name="Count">How many, 1 to 4.</param>
/// <param name="Ratio">In which shape; never <c>auto</c>.</param>
/// <param name="Format">In which file format.</param>
internal sealed record ImagesCall(OfferedModel Offered, string Prompt, int Count, string Ratio, string Format)
{
    public bool LimitGenerations { get; init; }

    /// <summary>Generates the same images again; random when absent.</summary>
    public long? Seed { get; init; }

    /// <summary>The images to work on, in their order.</summary>
    public IReadOnlyList<InputImage> Inputs { get; init; } = [];
}
